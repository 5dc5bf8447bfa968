"""Who carries the calls, and whether that carrier can reach us."""

from __future__ import annotations

from switchboard.settings import Settings
from zongji.doctor.findings import Finding
from zongji.words import words


def look_at_carrier(settings: Settings) -> list[Finding]:
    if settings.uses_lab:
        return [Finding("carrier_is", "fine", words("carrier_lab"), words("hint_lab"))]
    findings = [Finding("carrier_is", "fine", "Twilio")]
    if not settings.twilio_auth_token:
        findings.append(Finding("doc_token", "problem", words("not_there"), words("hint_auth_token")))
    if not settings.public_url.startswith("https://"):
        found = settings.public_url or words("not_there")
        findings.append(Finding("doc_public_url", "problem", found, words("hint_public_url")))
    else:
        findings.append(Finding("doc_public_url", "fine", settings.public_url))
    return findings
