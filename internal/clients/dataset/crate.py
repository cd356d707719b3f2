"""Validates ro-crate-metadata.json with rocrate-validator, against RO-Crate 1.3.

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
    """Answers requests for the context from the package, and all others with 404."""
    text = importlib.resources.files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()

    def send(self, request, **_):
        answer = requests.Response()
        answer.request, answer.url = request, request.url
        answer.status_code = 200 if request.url == CONTEXT else 404
        answer.headers["Content-Type"] = "application/ld+json"
        answer.raw = io.BytesIO(text if answer.status_code == 200 else b"")
        return answer

    requests.adapters.HTTPAdapter.send = send


def errors(folder):
    """Returns what is required and is not so in the description of a folder."""
    serve_context()
    result = services.validate(ValidationSettings(
        rocrate_uri=str(folder), profile_identifier="ro-crate-1.3", requirement_severity=Severity.REQUIRED, no_cache=True,
        skip_availability_check=True))
    return [f"{i.check.identifier}: {i.message}" for i in result.get_issues()]
