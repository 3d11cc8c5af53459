"""The preview as an editor meets it: a browser window beside the text editor."""
import http.client, os, re, shutil, signal, socket, subprocess, threading, time, urllib.request

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROFILE = "san-pham/sen-say.md"
PAGE = "san-pham/sen-say/"


class Preview:
    """`gianhang serve` over a copy of the content and of the themes."""

    def __init__(self, folder):
        self.content = os.path.join(folder, "content")
        self.themes = os.path.join(folder, "themes")
        shutil.copytree(os.path.join(ROOT, "content"), self.content)
        shutil.copytree(os.path.join(ROOT, "themes"), self.themes)
        self.process = subprocess.Popen(
            [os.environ["GIANHANG_PROGRAM"], "serve", "--content", self.content, "--port", "0", "--today", "2026-11-21"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, "GIANHANG_THEMES": self.themes})
        self.address = None
        for line in self.process.stdout:
            if found := re.search(r"http://\S+", line):
                self.address = found[0]
                break
        assert self.address, "the preview did not start"

    def text(self, path):
        with open(os.path.join(self.content, path), encoding="utf-8") as file:
            return file.read()

    def save(self, path, text):
        with open(os.path.join(self.content, path), "w", encoding="utf-8") as file:
            file.write(text)


@pytest.fixture
def preview(tmp_path):
    preview = Preview(tmp_path)
    yield preview
    preview.process.send_signal(signal.SIGINT)
    preview.process.wait(timeout=10)


@pytest.fixture
def window(phone, preview):
    page = phone
    page.loads = 0

    def loaded(_):
        page.loads += 1
    page.on("load", loaded)
    return page


def test_a_saved_profile_shows_at_once_and_the_reader_stays_where_they_were(preview, window):
    window.goto(preview.address + PAGE)
    window.evaluate("scrollTo({ top: 500, behavior: 'instant' })")
    preview.save(PROFILE, preview.text(PROFILE) + "\nCâu vừa thêm.\n")
    window.get_by_text("Câu vừa thêm.").wait_for(timeout=5000)
    window.wait_for_function("Math.abs(scrollY - 500) < 2", timeout=5000)
    # Text and place are there before the page's pictures and scripts, after which alone it counts as loaded.
    window.wait_for_load_state("load")
    assert window.loads == 2
    assert window.problems == []


def test_a_page_that_the_edit_does_not_touch_is_left_alone(preview, window):
    window.goto(preview.address + "ke-hoach/")
    preview.save(PROFILE, preview.text(PROFILE) + "\nCâu vừa thêm.\n")
    # By then the other page has heard of the edit too.
    with window.context.new_page() as other:
        other.goto(preview.address + PAGE)
        other.get_by_text("Câu vừa thêm.").wait_for(timeout=5000)
    window.wait_for_timeout(300)
    assert window.loads == 1


def test_a_style_sheet_is_exchanged_without_loading_the_page(preview, window):
    window.goto(preview.address + PAGE)
    window.evaluate("document.body.dataset.kept = 'yes'")
    path = os.path.join(preview.themes, "co-ban/assets/site.css")
    with open(path, "a", encoding="utf-8") as file:
        file.write("\nbody { outline: 7px solid rgb(1, 2, 3); }\n")
    window.wait_for_function("getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'", timeout=5000)
    assert window.evaluate("document.body.dataset.kept") == "yes"
    window.wait_for_function("document.querySelectorAll('link[rel=stylesheet][href*=\"site.css\"]').length === 1", timeout=5000)
    assert window.loads == 1


def test_a_fault_shows_over_the_last_good_page_and_goes_when_it_is_mended(preview, window):
    window.goto(preview.address + PAGE)
    good = preview.text(PROFILE)
    preview.save(PROFILE, re.sub("(?m)^htx: .*$", "htx: khong-co-ai", good))
    panel = window.get_by_role("alert")
    panel.wait_for(timeout=5000)
    assert "khong-co-ai" in panel.inner_text() and "sen-say.md" in panel.inner_text()
    assert window.locator("h1").inner_text() != ""
    assert window.evaluate("document.documentElement.scrollWidth") <= 390
    preview.save(PROFILE, good)
    panel.wait_for(state="detached", timeout=5000)
    assert window.problems == []


def test_a_new_profile_appears_where_the_editor_waits_for_it(preview, window):
    window.goto(preview.address + "san-pham/vua-viet/")
    assert "404" in window.title() or window.locator("h1").inner_text() != ""
    preview.save("san-pham/vua-viet.md", re.sub("(?m)^tên: .*$", "tên: Vừa viết xong", preview.text(PROFILE)))
    window.get_by_role("heading", name="Vừa viết xong").first.wait_for(timeout=5000)


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize("head", [b"GET /?", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "])
def test_a_line_without_end_does_not_stop_the_preview(preview, head, is_late):
    """Any page in the browser can ask for an address of two megabytes here. A busy preview may find all of it waiting."""
    port = int(preview.address.rsplit(":", 1)[1].strip("/"))
    if is_late:
        preview.process.send_signal(signal.SIGSTOP)
    floods = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
    for flood in floods:
        flood.settimeout(0.5 if is_late else 5)
        try:
            flood.sendall(head + b"a" * 2_000_000)
        except OSError:
            pass  # refused before all of it was sent
    preview.process.send_signal(signal.SIGCONT)
    began = time.monotonic()
    for _ in range(20):
        with urllib.request.urlopen(preview.address, timeout=5) as answer:
            assert answer.status == 200
    assert time.monotonic() - began < 2
    for flood in floods:
        flood.close()


@pytest.mark.parametrize("head, piece", [
    (b"GET /", b"a" * 3000),
    (b"GET / HTTP/1.1\r\n", b"X-Dai: mot dong ngan\r\n" * 100),
    (b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n", b"a" * 3000),
], ids=["a line", "headers", "a body"])
def test_who_sends_without_end_is_cut_off(preview, head, piece):
    port = int(preview.address.rsplit(":", 1)[1].strip("/"))
    cut = []

    def send():
        with socket.create_connection(("127.0.0.1", port)) as sender:
            try:
                sender.sendall(head)
                for _ in range(400):
                    sender.sendall(piece)
                    time.sleep(0.01)
            except OSError:
                cut.append(True)
    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    while any(sender.is_alive() for sender in senders):
        began = time.monotonic()
        with urllib.request.urlopen(preview.address, timeout=5) as answer:
            assert answer.status == 200
        assert time.monotonic() - began < 2
    assert len(cut) == 4


def test_large_cookies_are_no_flood(preview):
    """The programs on one machine share their cookies: a browser brings here what others have left."""
    for cookies in [["a" * 24_000], ["a" * 4_000] * 12]:
        for _ in range(15):
            connection = http.client.HTTPConnection(preview.address.split("/")[2], timeout=5)
            connection.putrequest("GET", "/")
            for cookie in cookies:
                connection.putheader("Cookie", cookie)
            connection.endheaders()
            assert connection.getresponse().status == 200
            connection.close()


def test_a_connection_that_only_asks_is_kept(preview):
    """A window stays open for a day, and all it has sent in that time is more than one request can have."""
    port = int(preview.address.rsplit(":", 1)[1].strip("/"))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.connect()
    own = connection.sock.getsockname()
    for number in range(150):
        connection.request("GET", "/du-lieu/tim-kiem.json", headers={"Cookie": "a" * 1000})
        answer = connection.getresponse()
        assert answer.status == 200 and answer.read()
        time.sleep(0.005)
    assert connection.sock.getsockname() == own


def test_six_windows_on_one_profile_all_show_the_edit(preview, browser):
    """A browser has six connections to one address; a window that waits must not keep the one it needs."""
    context = browser.new_context()
    windows = [context.new_page() for _ in range(6)]
    for window in windows:
        window.goto(preview.address + PAGE)
    preview.save(PROFILE, preview.text(PROFILE) + "\nCâu cho mọi cửa sổ.\n")
    for window in windows:
        window.get_by_text("Câu cho mọi cửa sổ.").wait_for(timeout=8000)
    context.close()
