"""The program as a script, a cron job and another machine meet it: exit codes, where messages go, the same bytes everywhere."""
import json, os, pty, re, shutil, subprocess, sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ["GIANHANG_PROGRAM"]
ENVIRONMENT = {**os.environ, "GIANHANG_THEMES": os.path.join(ROOT, "themes")}


def run(*arguments, shell=None, **options):
    command = [PROGRAM, *map(str, arguments)]
    if shell:
        command = ["bash", "-c", shell, "bash", *command]
    options.setdefault("env", ENVIRONMENT)
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)


@pytest.fixture
def content(tmp_path):
    shutil.copytree(os.path.join(ROOT, "content"), tmp_path / "content")
    return tmp_path / "content"


def build(content, output, *more, **options):
    return run("build", "--content", content, "--output", output, "--today", "2026-11-21", *more, **options)


def tree(folder):
    files = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, folder)] = (oct(os.stat(path).st_mode), file.read())
    return files


def test_exit_codes_tell_what_happened(content, tmp_path):
    output = tmp_path / "public"
    assert build(content, output).returncode == 0
    assert build(content, output, "--strict").returncode == 1
    assert "--strict" in build(content, output, "--strict").stdout
    assert run("build", "--nope").returncode == 2
    assert run("build", "--today", "hôm qua").returncode == 2
    assert run("build", "--base-url", "https://example.vn/?q").returncode == 2
    assert run("check", "--content", tmp_path / "none").returncode == 3
    (content / "htx/hong.md").write_text("---\ntên: X\n---\n", encoding="utf-8")
    before = tree(output)
    failed = build(content, output)
    assert failed.returncode == 1 and "giữ nguyên" in failed.stdout
    assert tree(output) == before


def test_build_shows_fifty_warnings_of_a_kind_and_check_all_of_them(content, tmp_path):
    profile = (content / "san-pham/mach-nha-quang-ngai.md").read_text(encoding="utf-8")
    for number in range(60):
        (content / f"san-pham/thu-{number}.md").write_text(profile, encoding="utf-8")
    code = "[ocop-thieu-ngay]\n"
    checked = run("check", "--content", content, "--today", "2026-11-21").stderr
    there = checked.count(code)
    assert there > 60 and "xem hết" not in checked
    built = build(content, tmp_path / "public")
    assert built.returncode == 0 and f"({checked.count('cảnh báo:')} cảnh báo" in built.stdout
    assert built.stderr.count(code) == 50
    assert built.stderr.endswith(f"… và {there - 50} cảnh báo [ocop-thieu-ngay] nữa; xem hết bằng: gianhang check --content {content} --today 2026-11-21\n")
    # What fails a build is never left out, and a machine gets all.
    assert build(content, tmp_path / "public", "--strict").stderr.count(code) == there
    assert len(json.loads(build(content, tmp_path / "public", "--format", "json").stdout)) == checked.count("cảnh báo:")


def test_starts_without_the_libraries_of_the_net_and_of_photos():
    needed = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
    assert "libcmark-gfm" in needed
    assert "libcurl" not in needed, "Sources/CWithoutCurl lacks a function that Foundation calls now"
    assert "libvips" not in needed


def test_a_new_profile_is_made_where_it_will_be_read(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "content").symlink_to(tmp_path / "real")
    assert run("new", "san-pham", "Chè Shan", "--content", tmp_path / "content").returncode == 0
    assert "Chè Shan" in (tmp_path / "real/san-pham/che-shan.md").read_text(encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "real/htx").symlink_to(tmp_path / "elsewhere")
    refused = run("new", "htx", "thu", "--content", tmp_path / "content")
    assert refused.returncode == 3 and "trỏ ra ngoài thư mục nội dung" in refused.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    (tmp_path / "real/.kho").mkdir()
    (tmp_path / "real/hoi-cho").symlink_to(".kho")
    (tmp_path / "real/bai-viet").symlink_to("khong-co")
    for kind, reason in [("hoi-cho", "tệp hoặc thư mục ẩn"), ("bai-viet", "không trỏ đến đâu")]:
        refused = run("new", kind, "thu", "--content", tmp_path / "content")
        assert refused.returncode == 3 and reason in refused.stderr


# What a person may type wrongly, and what is said first.
MISTYPED = [
    (["biuld"], 'lỗi: không có lệnh "biuld"; có phải "build"?'),
    (["build", "abc"], 'lỗi: không hiểu chữ "abc"'),
    (["build", "abc", "def"], 'lỗi: không hiểu 2 chữ: "abc, def"'),
    (["build", "--ouput", "x"], "lỗi: không có tuỳ chọn --ouput; có phải --output?"),
    (["build", "--zzzzzzzzz"], "lỗi: không có tuỳ chọn --zzzzzzzzz"),
    (["build", "-z"], "lỗi: không có tuỳ chọn -z"),
    (["build", "--output"], "lỗi: chưa ghi giá trị: --output <thư mục>"),
    (["build", "--strict=1"], 'lỗi: tuỳ chọn --strict không nhận giá trị, mà ở đây ghi "1"'),
    (["build", "--lang", "fr"], 'lỗi: giá trị "fr" không dùng được cho --lang <vi|en>; hãy ghi một trong: vi, en'),
    (["build", "--base-url", "gianhang.vn"], 'lỗi: --base-url: '),
    (["build", "--today", "2026-13-45"], 'lỗi: --today: ngày "2026-13-45" không có trong lịch'),
    (["serve", "--port", "abc"], 'lỗi: giá trị "abc" không dùng được cho --port <số>'),
    (["new", "san-pham"], "lỗi: còn thiếu <tên>"),
    (["new", "sanpham", "x"], 'lỗi: giá trị "sanpham" không dùng được cho <loại>; hãy ghi một trong các chữ sau:'),
]


@pytest.mark.parametrize("words, said", MISTYPED, ids=[" ".join(words) for words, _ in MISTYPED])
def test_what_is_typed_wrongly_is_told_in_vietnamese(words, said):
    answer = run(*words)
    assert answer.returncode == 2
    first = answer.stderr.splitlines()[0]
    assert first == said or said.endswith(": ") and first.startswith(said)
    assert f"Xem thêm: gianhang {words[0] if words[0] in COMMANDS else '--help'}" in answer.stderr.replace(" --help", " --help")
    assert not set(re.findall(r"[A-Za-z]+", answer.stderr)) & ENGLISH, answer.stderr
    english = run(*words, "--lang", "en")
    assert english.returncode == 2 and english.stderr.startswith("Error: "), english.stderr


COMMANDS = ["build", "check", "serve", "new", "reference"]

# The parser's own words, any of which would show that one was forgotten.
ENGLISH = {"Error", "Usage", "USAGE", "OVERVIEW", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Help", "See", "Show", "default", "values", "subcommand", "information",
           "Missing", "Unknown", "Unexpected", "Did", "The", "invalid", "Please", "one"}


@pytest.mark.parametrize("command", ["", "build", "check", "serve", "new", "reference"])
def test_help_is_in_vietnamese(command):
    answer = run("help", *command.split())
    assert answer.returncode == 0 and "CÁCH GÕ: gianhang" in answer.stdout
    assert not set(re.findall(r"[A-Za-z]+", answer.stdout)) & ENGLISH, answer.stdout


@pytest.mark.parametrize("closed", ['"$@" 2>/dev/full', '"$@" 2>&-', 'trap "" PIPE; "$@" 2>&1 | true; exit ${PIPESTATUS[0]}'])
def test_who_does_not_listen_changes_nothing(content, tmp_path, closed):
    """A cron job with a full disk behind its messages: what was published is published, and says so by its exit code."""
    assert build(content, tmp_path / "public", shell=closed).returncode == 0
    assert (tmp_path / "public/index.html").exists()
    assert run("check", "--content", content, shell=closed).returncode == 0
    assert run("build", "--nope", shell=closed).returncode == 2


def test_half_an_answer_for_a_machine_is_a_failure(content):
    assert run("check", "--content", content, "--format", "json", shell='"$@" >/dev/full').returncode == 3
    assert run("reference", shell='"$@" >/dev/full').returncode == 3
    answer = run("check", "--content", content, "--format", "json")
    assert {entry["severity"] for entry in json.loads(answer.stdout)} == {"warning"}


def test_a_pipe_gets_nothing_but_the_summary(content, tmp_path):
    result = build(content, tmp_path / "public")
    assert result.stdout.startswith("Đã dựng ") and "\x1b" not in result.stdout + result.stderr and "\r" not in result.stdout + result.stderr


def test_the_same_bytes_on_another_machine(content, tmp_path):
    """Other time zone, locale, umask, number of processors, order of creation and path."""
    assert build(content, tmp_path / "one").returncode == 0
    other = tmp_path / "nơi khác"
    paths = sorted((os.path.relpath(os.path.join(place, name), content) for place, _, names in os.walk(content) for name in names), reverse=True)
    for path in paths:
        os.makedirs(os.path.dirname(other / path), exist_ok=True)
        shutil.copyfile(content / path, other / path)
    environment = {**ENVIRONMENT, "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "HOME": str(tmp_path)}
    processor = min(os.sched_getaffinity(0))
    result = build(other, tmp_path / "two", env=environment, cwd=tmp_path, preexec_fn=lambda: (os.umask(0o077), os.sched_setaffinity(0, {processor})))
    assert result.returncode == 0
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert len(one) > 600
    assert one == two


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_cannot_be_read_takes_no_page_from_the_site(content, tmp_path):
    program = tmp_path / "gianhang"
    shutil.copy(PROGRAM, program)
    shutil.copytree(os.path.join(ROOT, "themes"), tmp_path / "themes")
    for place, folders, names in os.walk(tmp_path):
        for name in folders + names:
            os.chown(os.path.join(place, name), 65534, 65534)
    for place in [tmp_path, *tmp_path.parents]:
        if str(place).startswith("/tmp/"):
            os.chmod(place, 0o755)
    os.chown(tmp_path, 65534, 65534)

    def as_nobody():
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(program), "build", "--content", str(content),
                   "--output", str(tmp_path / "public"), "--today", "2026-11-21"]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "GIANHANG_THEMES": str(tmp_path / "themes")})

    assert as_nobody().returncode == 0
    before = tree(tmp_path / "public")
    for folder in ["san-pham", "bai-viet", "tep"]:
        os.chmod(content / folder, 0)
        result = as_nobody()
        os.chmod(content / folder, 0o755)
        assert result.returncode == 1, folder
        assert f"{folder}: lỗi: không đọc được thư mục: không có quyền" in result.stderr
        assert tree(tmp_path / "public") == before


def test_a_terminal_sees_how_far_it_is(tmp_path):
    """Progress is for people who wait: after half a second, on one line, and gone at the end."""
    corpus = tmp_path / "many"
    subprocess.run([sys.executable, os.path.join(ROOT, "Benchmarks/make_corpus.py"), str(corpus), "6000"], check=True, stdout=subprocess.DEVNULL)
    leader, follower = pty.openpty()
    process = subprocess.Popen([PROGRAM, "build", "--content", str(corpus), "--output", str(tmp_path / "public"), "--today", "2026-11-21", "--durable"],
                               stdout=subprocess.DEVNULL, stderr=follower, env=ENVIRONMENT)
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    assert process.wait() == 0
    text = seen.decode()
    lines = [line for line in text.split("\r\x1b[K") if line]
    assert any(line.startswith(("Dựng trang: ", "Đọc và kiểm tra hồ sơ: ")) and "/" in line for line in lines), lines[:5]
