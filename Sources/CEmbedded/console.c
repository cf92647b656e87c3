// The files of the web console. Made by scripts/embed-console: run `make console` after adding or removing one.
#include "CEmbedded.h"

static const unsigned char console_core_main_js[] = {
#embed "../../admin/core/main.js"
};

static const unsigned char console_index_html[] = {
#embed "../../admin/index.html"
};

static const unsigned char console_styles_base_css[] = {
#embed "../../admin/styles/base.css"
};

static const struct gh_embedded_file console[] = {
    {"core/main.js", console_core_main_js, sizeof console_core_main_js},
    {"index.html", console_index_html, sizeof console_index_html},
    {"styles/base.css", console_styles_base_css, sizeof console_styles_base_css},
};

size_t gh_console_count(void) { return sizeof console / sizeof console[0]; }
struct gh_embedded_file gh_console(size_t index) { return console[index]; }
