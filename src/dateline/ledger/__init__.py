"""What stands, and as of when: pure functions over the claims of one incident. No input, no output, no clock."""

from dateline.ledger.entries import Entry, Headline, PointLedger, Standing, Step
from dateline.ledger.known import Known, known, reporting_days
from dateline.ledger.roles import roles_on, verdict_on
from dateline.ledger.weigh import kind_of, ladder, weigh, weigh_all

__all__ = [
    "Entry",
    "Headline",
    "Known",
    "PointLedger",
    "Standing",
    "Step",
    "kind_of",
    "known",
    "ladder",
    "reporting_days",
    "roles_on",
    "verdict_on",
    "weigh",
    "weigh_all",
]
