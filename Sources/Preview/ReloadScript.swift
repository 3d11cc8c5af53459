import VietnameseText

/// What the preview adds to a page: a script that follows the changes, and the faults of the moment. Nothing else is
/// different from what a build writes.
enum ReloadScript {
    static let scriptPath = "/.gianhang/xem-thu.js"
    static let stylesPath = "/.gianhang/xem-thu.css"
    static let eventsPath = "/.gianhang/su-kien"

    /// Around all that is added, so that it can be told from the page.
    static let start = "<!--gianhang:xem-thu-->"
    static let end = "<!--/gianhang:xem-thu-->"

    /// The page with the script before `</body>`, or at its end.
    /// - Parameters:
    ///   - tag: what the page is made of, to be compared with later versions.
    ///   - stylesTag: the same for its style sheets.
    static func added(to page: [UInt8], tag: String, stylesTag: String, faults: String?) -> [UInt8] {
        let host = faults.map { "<div id=\"gianhang-loi\"><template shadowrootmode=\"open\">\(panel($0))</template></div>" } ?? ""
        let addition = Array(
            "\(start)\(host)<script src=\"\(scriptPath)\" data-dau=\"\(tag)\" data-kieu=\"\(stylesTag)\"></script>\(end)".utf8)
        let place = lastBody(in: page) ?? page.count
        return page[..<place] + addition + page[place...]
    }

    /// The panel of faults. Its own style sheet and its shadow keep it apart from the page's.
    static func panel(_ faults: String) -> String {
        "<link rel=\"stylesheet\" href=\"\(stylesPath)\"><section role=\"alert\" aria-label=\"Lỗi trong hồ sơ\">\(faults)</section>"
    }

    /// A page for when there is none yet.
    static func emptyPage(_ language: Language) -> [UInt8] {
        let title = Phrase("Chưa có trang để xem", "No page yet")(language)
        let text = Phrase("Sửa các lỗi dưới đây; trang sẽ tự hiện.", "Mend the faults below; the page appears by itself.")(language)
        return Array(
            """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(title)</title></head>
            <body><main><h1>\(title)</h1><p>\(text)</p></main></body>
            </html>

            """.utf8)
    }

    /// Where the last `</body>` begins.
    private static func lastBody(in page: [UInt8]) -> Int? {
        let mark = Array("</body>".utf8)
        guard page.count >= mark.count else { return nil }
        return (0...(page.count - mark.count)).reversed().first { page[$0] == 0x3C && page[$0..<$0 + mark.count].elementsEqual(mark) }
    }

    static let script = """
        // Xem thử của gianhang: theo dõi thay đổi. Không có trong trang đã dựng.
        (() => {
          const { dau, kieu } = document.currentScript.dataset;
          let tag = dau, styles = kieu, source = null;

          // Chỗ đang đọc được giữ lại qua lần tải.
          const key = 'gianhang:cuon:' + location.pathname;
          const saved = sessionStorage.getItem(key);
          if (saved) {
            sessionStorage.removeItem(key);
            const [x, y] = JSON.parse(saved);
            const restore = () => scrollTo({ left: x, top: y, behavior: 'instant' });
            restore();
            addEventListener('load', () => requestAnimationFrame(restore), { once: true });
          }
          function reload() {
            // Giữ kết nối thì cửa sổ thứ sáu không còn đường nào để tải lại.
            rest();
            sessionStorage.setItem(key, JSON.stringify([scrollX, scrollY]));
            location.reload();
          }

          function exchangeStyles({ tag: now, files }) {
            styles = now;
            for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
              const address = new URL(link.href);
              const file = Object.keys(files).find(name => address.origin === location.origin && address.pathname.endsWith('/' + name));
              if (!file) continue;
              address.search = '?v=' + files[file];
              if (address.href === link.href) continue;
              const next = link.cloneNode();
              next.href = address.href;
              // Kiểu cũ chỉ đi khi kiểu mới đã đến, để trang không chớp.
              next.addEventListener('load', () => link.remove(), { once: true });
              next.addEventListener('error', () => link.remove(), { once: true });
              link.after(next);
            }
          }

          function showFaults(html) {
            let host = document.getElementById('gianhang-loi');
            if (!html) { host?.remove(); return; }
            if (!host) {
              host = document.createElement('div');
              host.id = 'gianhang-loi';
              document.body.append(host);
            }
            const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
            const wasClosed = root.querySelector('details')?.open === false;
            root.innerHTML = html;
            if (wasClosed) root.querySelector('details').open = false;
          }

          // Trình duyệt chỉ mở được sáu kết nối một lúc: thẻ nào khuất thì thôi nghe, hiện lại thì hỏi xem có gì mới.
          function listen() {
            if (source || document.visibilityState === 'hidden') return;
            const query = new URLSearchParams({ trang: location.pathname, dau: tag, kieu: styles });
            source = new EventSource('/.gianhang/su-kien?' + query);
            source.addEventListener('tai-lai', reload);
            source.addEventListener('kieu-dang', event => exchangeStyles(JSON.parse(event.data)));
            source.addEventListener('loi', event => showFaults(JSON.parse(event.data)));
          }
          function rest() { source?.close(); source = null; }
          document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' ? rest() : listen());
          addEventListener('pagehide', rest);
          addEventListener('pageshow', listen);
          listen();
        })();

        """

    static let styles = """
        section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
          padding: .75rem 1rem; background: #fff; color: #1a1a1a; border-top: .3rem solid #b3261e; box-shadow: 0 -.2rem 1rem #0006;
          font: 1rem/1.5 system-ui, sans-serif; text-align: left; }
        section:has(.nhac) { border-top-color: #b7791f; }
        .nhac summary { color: #6b4608; }
        .nhac mark { background: #fdeecb; text-decoration-color: #b7791f; }
        summary { cursor: pointer; font-weight: 700; color: #8c1d18; }
        summary:focus-visible { outline: .2rem solid #0b57d0; outline-offset: .2rem; }
        ul { margin: .5rem 0 0; padding: 0; list-style: none; }
        li { margin: 0 0 .75rem; }
        p { margin: 0; overflow-wrap: anywhere; }
        .noi { font-family: ui-monospace, monospace; font-size: .875rem; color: #444; }
        .loi { font-weight: 600; }
        small { font-weight: 400; color: #555; }
        pre { margin: .25rem 0; padding: .35rem .6rem; background: #f4f1ee; white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, monospace; }
        pre b { color: #555; font-weight: 400; user-select: none; }
        mark { background: #ffd7d4; color: inherit; text-decoration: underline wavy #b3261e; }
        @media print { section { display: none; } }

        """
}
