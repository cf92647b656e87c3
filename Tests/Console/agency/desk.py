"""What the moderators have done already, so that there are decisions, figures and histories to look at."""


def work(session, tenant, verdicts):
    """Decides about the comments that have waited longest."""
    base = f"/v1/tenants/{tenant['id']}/review-queue"
    taken = session.post(f"{base}/claim", {"limit": len(verdicts)})["items"]
    made = [session.post(f"{base}/{item['event']['id']}/decision", {"verdict": verdict})
            for item, verdict in zip(taken, verdicts)]
    session.post(f"{base}/release")
    return made


def take_back(session, tenant, made):
    """The first of some decisions that allowed."""
    allowed = next(decision for decision in made if decision["verdict"] == "allow")
    session.post(f"/v1/tenants/{tenant['id']}/review-decisions/{allowed['id']}/undo")
