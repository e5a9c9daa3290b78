"""Pictures that are uploaded: what is refused, what is taken away, what readers get."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image, PngImagePlugin

from newsroom import images
from newsroom.models import Photo
from tests.newsroom.desk.conftest import picture


def upload(data, name="picture.jpg"):
    return SimpleUploadedFile(name, data)


def opened(received):
    return Image.open(io.BytesIO(received.file.read()))


def chunk(kind, data):
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def bomb(width, height):
    """A PNG of a few hundred bytes that claims to be huge."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 999))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (bomb(60_000, 60_000), "a.png", "too_large"),
        (bomb(10_000, 10_000), "a.png", "too_large"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "a.jpg", "drawing"),
        (b"<?xml version='1.0'?><!-- --><svg></svg>", "a.svg", "drawing"),
        (b"<?php system('id'); ?>", "a.jpg", "unreadable"),
        (b"<html><script>alert(1)</script></html>", "a.png", "unreadable"),
        (b"%PDF-1.7 something", "a.jpg", "unreadable"),
        (b"GIF89a" + b"\0" * 40, "a.jpg", "unreadable"),
        (b"", "a.jpg", "unreadable"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 200, "a.jpg", "unreadable"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data, name, code):
    with pytest.raises(ValidationError) as refused:
        images.receive(upload(data, name))
    assert refused.value.code == code
    assert refused.value.messages[0].endswith(".")


def test_a_picture_cut_off_in_the_middle_is_refused():
    whole = picture((900, 700)).read()
    with pytest.raises(ValidationError):
        images.receive(upload(whole[: len(whole) // 2]))


def test_a_file_that_weighs_too_much_is_refused_unread(settings):
    settings.PHOTO_MAX_BYTES = 1000
    with pytest.raises(ValidationError) as refused:
        images.receive(upload(b"\xff" * 1001))
    assert refused.value.code == "too_heavy"


def test_a_tiny_picture_is_refused():
    with pytest.raises(ValidationError) as refused:
        images.receive(picture((30, 200)))
    assert refused.value.code == "too_small"


def test_what_hides_behind_or_inside_a_picture_is_gone():
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "<?php evil ?>")
    sent = picture(kind="PNG", name="a.png", pnginfo=text).read() + b"<script>evil</script>"
    kept = images.receive(upload(sent, "a.png")).file.read()
    assert b"evil" not in kept
    assert kept.startswith(b"\xff\xd8\xff")


def exif(**fields):
    data = Image.Exif()
    data[0x0112] = fields.get("turned", 1)
    data[0x013B] = "Ada Brandt"
    data[0x8298] = "Copyright Ada Brandt"
    data.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 0.0), 3: "E", 4: (2.0, 21.0, 0.0)})
    data.get_ifd(0x8769)[0x9003] = "2026:05:03 14:35:10"
    return data


def test_where_it_was_taken_is_gone_and_who_took_it_is_read():
    received = images.receive(picture(exif=exif()))
    assert not opened(received).getexif()
    assert received.data.creators == ("Ada Brandt",)
    assert received.data.copyright_notice == "Copyright Ada Brandt"
    assert received.data.taken.words == "2026-05-03T14:35:10"


def test_a_picture_is_turned_as_the_camera_was_held():
    assert opened(images.receive(picture((600, 400), exif=exif(turned=6)))).size == (400, 600)


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")])
def test_other_formats_become_jpeg(kind, name):
    assert opened(images.receive(picture(kind=kind, name=name))).format == "JPEG"


def test_what_is_clear_becomes_white():
    out = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(images.receive(upload(out.getvalue(), "a.png"))).getpixel((100, 100)) == (255, 255, 255)


def test_a_picture_in_printers_colours_is_taken():
    out = io.BytesIO()
    Image.new("CMYK", (200, 200), (0, 255, 255, 0)).save(out, "JPEG")
    red, green, _blue = opened(images.receive(upload(out.getvalue()))).getpixel((100, 100))
    assert red > 200 > 60 > green


def test_every_crop_is_made_in_both_formats_and_never_enlarged(photo):
    made = photo().renditions
    assert set(made) == set(images.CROPS)
    for crop, widths in made.items():
        for width, names in widths.items():
            assert int(width) <= 600
            for kind, expected in (("jpeg", "JPEG"), ("avif", "AVIF")):
                with default_storage.open(names[kind]) as stored, Image.open(stored) as image:
                    assert image.format == expected
                    assert image.size == (int(width), names["height"])
            ratio = images.CROPS[crop][0]
            if ratio:
                assert int(width) / names["height"] == pytest.approx(ratio, rel=0.02)


@pytest.mark.pure
def test_a_large_picture_gets_the_widths_of_the_contract():
    assert images.fitting([960, 1280, 1920], 4000) == [960, 1280, 1920]
    assert images.fitting([960, 1280, 1920], 1300) == [960, 1280]
    assert images.fitting([960, 1280, 1920], 500) == [500]


@pytest.mark.pure
@pytest.mark.parametrize(("focus", "colour"), [((0.0, 0.5), (255, 0, 0)), ((1.0, 0.5), (0, 0, 255))])
def test_the_focal_point_decides_what_stays(focus, colour):
    image = Image.new("RGB", (1000, 400), "red")
    image.paste("blue", (500, 0, 1000, 400))
    cut = images.cropped(image, 4 / 5, focus)
    assert cut.size == (320, 400)
    assert cut.getpixel((160, 200)) == colour


def test_new_renditions_have_new_names_and_the_old_ones_go(photo, django_capture_on_commit_callbacks):
    one = photo()
    earlier = one.renditions["wide"]["600"]["jpeg"]
    with django_capture_on_commit_callbacks(execute=True):
        images.make_renditions(one)
    assert one.renditions["wide"]["600"]["jpeg"] != earlier
    assert not default_storage.exists(earlier)


def test_the_command_draws_what_is_missing_and_nothing_else(photo, capsys):
    lost, whole = photo(), photo()
    names = whole.renditions
    default_storage.delete(lost.renditions["card"]["320"]["jpeg"])
    call_command("renditions")
    lost.refresh_from_db()
    whole.refresh_from_db()
    assert not images.missing(lost)
    assert whole.renditions == names


def test_a_photo_without_a_credit_is_kept(photo):
    photo()
    assert Photo.objects.without_credit().count() == 1
