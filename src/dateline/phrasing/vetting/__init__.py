"""Vetting of drafts: which figures, names, days and attributions of a text the ledgers of the incidents bear out.

Pure: a text and incidents in, findings out. `sentences` cuts the text, `numbers`, `days`, `names`, `attributions` find what is
in it, `incidents` and `topics` decide of which incident it speaks, `points`, `scopes`, `timing` and `speakers` what a figure says,
`verdicts` asks the ledger, `wording` puts the answer into words. `draft` is the one that asks them all.
"""

from dateline.phrasing.vetting.draft import vet_text
from dateline.phrasing.vetting.finding import FAILING, Finding, Verdict

__all__ = ["FAILING", "Finding", "Verdict", "vet_text"]
