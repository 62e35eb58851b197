"""What browsers and robots ask for by themselves."""

import pytest


def test_unknown_address_answers_in_the_house_with_a_way_on(client, db):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Nothing here that you can see" in answer.text


def test_manifest_lets_one_install_the_house(client, db):
    manifest = client.get("/manifest.webmanifest").json()
    assert manifest["display"] == "standalone"
    assert manifest["start_url"] == "/"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}


@pytest.mark.parametrize("private", ["/settings/", "/accounts/", "/search/"])
def test_robots_are_asked_to_stay_out_of_private_places(client, db, private):
    assert f"Disallow: {private}\n" in client.get("/robots.txt").text
