"""Readers get the renditions of a photo, and nothing else that was uploaded."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "0123456789abcdef"


@pytest.fixture
def stored(make):
    photo = make.photo_use(make.story()).photo
    photo.renditions = {"card": {"640": {"jpeg": f"renditions/{FOLDER}/card-640.jpg", "height": 400}}}
    photo.save()
    default_storage.save(f"renditions/{FOLDER}/card-640.avif", ContentFile(b"picture"))
    default_storage.save("originals/card-640.jpg", ContentFile(b"original"))
    default_storage.save("documents/sheet.pdf", ContentFile(b"sheet"))
    return photo


def test_a_rendition_is_kept_by_the_browser_for_ever(client, stored):
    answer = client.get(f"/media/renditions/{FOLDER}/card-640.avif")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/avif")
    assert "immutable" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content) == b"picture"


@pytest.mark.parametrize(
    "path",
    [
        "originals/card-640.jpg",
        "documents/sheet.pdf",
        f"renditions/{FOLDER}/card-320.avif",
        f"renditions/{FOLDER}/../../originals/card-640.jpg",
        f"renditions/{FOLDER}/..%2f..%2foriginals%2fcard-640.jpg",
    ],
)
def test_originals_and_documents_have_no_address(client, stored, path):
    assert client.get(f"/media/{path}").status_code == 404
