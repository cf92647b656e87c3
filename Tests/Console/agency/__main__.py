"""Runs the agency on fixed ports until it is interrupted, for whoever works on the console."""

import argparse
import os
import pathlib
import signal

from .populated import Agency
from .processes import Processes


def main():
    parser = argparse.ArgumentParser(prog="python3 -m agency", description=__doc__)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where everything is kept; emptied first")
    parser.add_argument("--port", type=int, default=8080,
                        help="the public listener's; the console is at the next one, the stand-in TikTok at the one after")
    parser.add_argument("--binary", default=os.environ.get("GATEHOUSE", ".build/debug/gatehouse"))
    options = parser.parse_args()
    processes = Processes(options.binary, options.folder, options.port, options.port + 1, options.port + 2)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        print(Agency(processes).make().summary(), flush=True)
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        processes.stop()


if __name__ == "__main__":
    main()
