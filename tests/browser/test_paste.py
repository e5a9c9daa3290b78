"""Pasting into the editor as each program fills the clipboard, under the policy of the admin."""

import pytest
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import Article
from tests.pasted import NAMES, kept, pasted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """([data, pictures]) => {
  const clipboard = new DataTransfer()
  for (const [type, text] of Object.entries(data)) clipboard.setData(type, text)
  for (let n = 0; n < pictures; n += 1) {
    clipboard.items.add(new File([new Uint8Array([137, 80, 78, 71])], `${n}.png`, { type: "image/png" }))
  }
  const paste = new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true })
  document.querySelector(".ProseMirror").dispatchEvent(paste)
}"""


@pytest.fixture
def writing(desk_of, make):
    """The editor of an article without text, whose story has a photo and a classification to mark."""
    desk = desk_of("edgar", roles.EDITOR, name="Edgar Lamy")
    story = make.story()
    use = make.photo_use(story, place="body", pk=3)
    make.link(story, make.session(), pk=12)
    assert use.pk == 3
    desk.open("admin:newsroom_article_change", make.article(story).pk)
    desk.page.wait_for_selector(".ProseMirror")
    desk.text.click()
    return desk


def paste(desk, html="", text="", pictures=0):
    data = {kind: value for kind, value in {"text/html": html, "text/plain": text}.items() if value}
    desk.page.evaluate(PASTE, [data, pictures])


def stored(desk):
    desk.page.locator("input[name=_continue]").click()
    desk.page.wait_for_selector(".messagelist .success")
    return Article.objects.get().body


def notice(desk):
    return desk.page.locator(".editor-notice").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_program_copies_is_pasted_clean(writing, name):
    paste(writing, pasted(name))
    assert stored(writing) == kept(name)


def test_half_a_sentence_goes_into_the_sentence(writing):
    writing.page.keyboard.type("The ")
    paste(writing, '<meta charset="utf-8"><span style="font-weight:700">last</span><span> lap</span>')
    writing.page.keyboard.type(".")
    assert stored(writing) == "<p>The <strong>last</strong> lap.</p>"


def test_pictures_are_refused_with_a_word_and_the_rest_is_saved(writing):
    paste(writing, '<p>Before<img src="data:image/png;base64,iVBORw0KGgo="></p><p>After</p>')
    assert notice(writing).startswith("Pictures are not pasted into the text")
    assert stored(writing) == "<p>Before</p><p>After</p>"


def test_a_picture_alone_is_refused_and_the_next_paste_takes_the_word_back(writing):
    writing.page.keyboard.type("Kept")
    paste(writing, pictures=1)
    assert "Photos of a story" in notice(writing)
    paste(writing, text=" whole")
    assert notice(writing) == ""
    assert stored(writing) == "<p>Kept whole</p>"


def test_a_picture_of_the_text_that_a_program_adds_is_no_picture_in_it(writing):
    paste(writing, "<p>Words</p>", text="Words", pictures=1)
    assert notice(writing) == ""
    assert stored(writing) == "<p>Words</p>"


def test_blank_lines_part_paragraphs(writing):
    paste(
        writing,
        text="Results\nof the night\n\n" + "A line that a program broke where it was full, as in a\nmail.\n",
    )
    assert stored(writing) == (
        "<p>Results<br>of the night</p><p>A line that a program broke where it was full, as in a mail.</p>"
    )


def test_cells_as_plain_text_become_a_table_with_headings(writing):
    paste(writing, text='Car\tNote\n7\t"two\nlines, ""quoted"""\n12\t<none>\n')
    assert stored(writing) == (
        "<table><tbody><tr><th><p>Car</p></th><th><p>Note</p></th></tr>"
        '<tr><td><p>7</p></td><td><p>two<br>lines, "quoted"</p></td></tr>'
        "<tr><td><p>12</p></td><td><p>&lt;none&gt;</p></td></tr></tbody></table>"
    )


def test_a_link_to_a_page_of_ours_is_stored_without_the_host(writing):
    paste(writing, f'<p><a href="{writing.site}/en/articles/?utm_source=x">All</a></p>')
    assert stored(writing) == '<p><a href="/en/articles/">All</a></p>'


def test_a_marker_of_another_story_is_not_pasted(writing):
    paste(writing, '<p>Words</p><div data-embed="photo" data-ref="999"><img src="/media/a.jpg"></div>')
    assert notice(writing)
    assert stored(writing) == "<p>Words</p>"


def test_what_is_cut_in_the_editor_is_pasted_as_it_was(writing):
    paste(
        writing,
        '<figure class="quote"><blockquote><p>Never</p></blockquote><figcaption>Ada</figcaption></figure>',
    )
    before = writing.page.locator(".ProseMirror").inner_html()
    writing.page.keyboard.press("Control+a")
    writing.page.keyboard.press("Control+x")
    writing.page.keyboard.press("Control+v")
    expect(writing.page.locator(".ProseMirror figure.quote figcaption")).to_have_text("Ada")
    assert "Never" in before
    assert '<figure class="quote"><blockquote><p>Never</p></blockquote>' in stored(writing)
