"""Validates ro-crate-metadata.json of a folder with rocrate-validator, against RO-Crate 1.3.

The context of RO-Crate comes from the package rocrate, in place of its address, so no network is needed.
"""

import importlib.resources
import io

import requests
import requests.adapters
from rocrate_validator import services
from rocrate_validator.models import Severity, ValidationSettings

CONTEXT = "https://w3id.org/ro/crate/1.3/context"


def serve_context():
    """Answers requests for the context from the package, and refuses all others."""
    text = importlib.resources.files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()

    def send(self, request, **_):
        answer = requests.Response()
        answer.request, answer.url = request, request.url
        answer.status_code = 200 if request.url == CONTEXT else 404
        answer.headers["Content-Type"] = "application/ld+json"
        answer.raw = io.BytesIO(text if answer.status_code == 200 else b"")
        return answer

    requests.adapters.HTTPAdapter.send = send


def problems(folder, severity=Severity.RECOMMENDED):
    """Returns what is wrong with the description in a folder: errors, and what is recommended and not there."""
    serve_context()
    result = services.validate(ValidationSettings(
        rocrate_uri=folder, profile_identifier="ro-crate-1.3", requirement_severity=severity, no_cache=True,
        skip_availability_check=True))
    return [f"{i.severity.name} {i.check.identifier}: {i.message}" for i in result.get_issues()]


if __name__ == "__main__":
    import sys
    for p in problems(sys.argv[1]): print(p)
