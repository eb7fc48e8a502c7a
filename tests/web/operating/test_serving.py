"""An address that cannot be served at is told before anything is started."""

import socket

import pytest

from habeas.law.errors import OutputError
from habeas.web.operating.serving import Served, serve


def test_an_address_that_is_taken_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OutputError, match="already in use"):
            serve(Served("127.0.0.1", taken.getsockname()[1], 1))


@pytest.mark.parametrize(
    ("host", "port"),
    [
        pytest.param("127.0.0.1", 99_999, id="no port"),
        pytest.param("192.0.2.1", 8000, id="not this machine"),
        pytest.param("nowhere.invalid", 8000, id="no name"),
    ],
)
def test_an_address_of_nobody_is_told(host, port):
    with pytest.raises(OutputError, match="--host and --port"):
        serve(Served(host, port, 1))
