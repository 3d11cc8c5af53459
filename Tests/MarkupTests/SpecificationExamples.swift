/// What the CommonMark and GitHub specifications ask for, section by section, in examples of our own.
///
/// The expected markup is written as the reference renderer writes it in safe mode (`<!-- raw HTML omitted -->`).
struct SpecificationExample: Sendable, CustomStringConvertible {
    let section: String
    let source: String
    let html: String

    var description: String { "\(section): \(source.debugDescription)" }

    private static func section(_ name: String, _ pairs: (String, String)...) -> [SpecificationExample] {
        pairs.map { SpecificationExample(section: name, source: $0.0, html: $0.1) }
    }

    static let sections: [String] = all.reduce(into: []) { if $0.last != $1.section { $0.append($1.section) } }

    static let all: [SpecificationExample] = blocks + containers + spans + links + extensions

    private static let blocks =
        section(
            "Tabs",
            ("\tchè", "<pre><code>chè\n</code></pre>"),
            ("\tmột\thai", "<pre><code>một\thai\n</code></pre>"),
            ("  \tchè", "<pre><code>chè\n</code></pre>"),
            ("-\tchè\n\n\tsao suốt", "<ul>\n<li>\n<p>chè</p>\n<p>sao suốt</p>\n</li>\n</ul>"),
            ("- chè\n\n\t\tmã", "<ul>\n<li>\n<p>chè</p>\n<pre><code>  mã\n</code></pre>\n</li>\n</ul>"),
            (">\t\tmã", "<blockquote>\n<pre><code>  mã\n</code></pre>\n</blockquote>"),
            ("#\tĐặc sản", "<h1>Đặc sản</h1>"),
            ("*\t*\t*", "<hr />"))
        + section(
            "Precedence",
            ("- `một\n- hai`", "<ul>\n<li>`một</li>\n<li>hai`</li>\n</ul>"),
            ("# *một\nhai*", "<h1>*một</h1>\n<p>hai*</p>"))
        + section(
            "Thematic breaks",
            ("***", "<hr />"),
            ("---", "<hr />"),
            ("___", "<hr />"),
            ("+++", "<p>+++</p>"),
            ("===", "<p>===</p>"),
            ("--", "<p>--</p>"),
            ("   ***", "<hr />"),
            ("    ***", "<pre><code>***\n</code></pre>"),
            ("chè\n    ***", "<p>chè\n***</p>"),
            (" - - -", "<hr />"),
            ("_____________", "<hr />"),
            ("- - - -    ", "<hr />"),
            ("_ _ _ a", "<p>_ _ _ a</p>"),
            (" *-*", "<p><em>-</em></p>"),
            ("- chè\n***\n- cam", "<ul>\n<li>chè</li>\n</ul>\n<hr />\n<ul>\n<li>cam</li>\n</ul>"),
            ("chè\n***\ncam", "<p>chè</p>\n<hr />\n<p>cam</p>"),
            ("* chè\n* * *\n* cam", "<ul>\n<li>chè</li>\n</ul>\n<hr />\n<ul>\n<li>cam</li>\n</ul>"),
            ("- chè\n- * * *", "<ul>\n<li>chè</li>\n<li>\n<hr />\n</li>\n</ul>"))
        + section(
            "ATX headings",
            ("# một", "<h1>một</h1>"),
            ("###### sáu", "<h6>sáu</h6>"),
            ("####### bảy", "<p>####### bảy</p>"),
            ("#5 loại\n\n#chè", "<p>#5 loại</p>\n<p>#chè</p>"),
            ("\\## chè", "<p>## chè</p>"),
            ("# một *hai* \\*ba\\*", "<h1>một <em>hai</em> *ba*</h1>"),
            ("#      thưa      ", "<h1>thưa</h1>"),
            ("   ### lùi", "<h3>lùi</h3>"),
            ("    # mã", "<pre><code># mã\n</code></pre>"),
            ("chè\n    # cam", "<p>chè\n# cam</p>"),
            ("## đóng ##", "<h2>đóng</h2>"),
            ("# đóng ##################", "<h1>đóng</h1>"),
            ("### đóng ###     ", "<h3>đóng</h3>"),
            ("### thêm ### b", "<h3>thêm ### b</h3>"),
            ("# dính#", "<h1>dính#</h1>"),
            ("### thoát \\###", "<h3>thoát ###</h3>"),
            ("****\n## giữa\n****", "<hr />\n<h2>giữa</h2>\n<hr />"),
            ("trước\n# đề\nsau", "<p>trước</p>\n<h1>đề</h1>\n<p>sau</p>"),
            ("## \n#\n### ###", "<h2></h2>\n<h1></h1>\n<h3></h3>"))
        + section(
            "Setext headings",
            ("Một *hai*\n=========", "<h1>Một <em>hai</em></h1>"),
            ("Một\n---------", "<h2>Một</h2>"),
            ("Một\nhai\n===", "<h1>Một\nhai</h1>"),
            ("Một\n=", "<h1>Một</h1>"),
            ("   Một\n---", "<h2>Một</h2>"),
            ("Một\n    ---", "<p>Một\n---</p>"),
            ("Một\n= =\n\nHai\n--- -", "<p>Một\n= =</p>\n<p>Hai</p>\n<hr />"),
            ("Một  \n-----", "<h2>Một</h2>"),
            ("`Một\n----\nhai`", "<h2>`Một</h2>\n<p>hai`</p>"),
            ("> Một\n---", "<blockquote>\n<p>Một</p>\n</blockquote>\n<hr />"),
            ("> Một\nhai\n===", "<blockquote>\n<p>Một\nhai\n===</p>\n</blockquote>"),
            ("- Một\n---", "<ul>\n<li>Một</li>\n</ul>\n<hr />"),
            ("\n====", "<p>====</p>"),
            ("    mã\n---", "<pre><code>mã\n</code></pre>\n<hr />"),
            ("\\> một\n------", "<h2>&gt; một</h2>"))
        + section(
            "Indented code blocks",
            ("    một\n      hai", "<pre><code>một\n  hai\n</code></pre>"),
            ("  - chè\n\n    cam", "<ul>\n<li>\n<p>chè</p>\n<p>cam</p>\n</li>\n</ul>"),
            ("    <a/>\n    *hi*\n\n    - một", "<pre><code>&lt;a/&gt;\n*hi*\n\n- một\n</code></pre>"),
            ("    một\n\n    hai\n  \n \n \n    ba", "<pre><code>một\n\nhai\n\n\n\nba\n</code></pre>"),
            ("chè\n    cam", "<p>chè\ncam</p>"),
            ("    mã\nchè", "<pre><code>mã\n</code></pre>\n<p>chè</p>"),
            (
                "# đề\n    mã\nđề\n------\n    mã\n----",
                "<h1>đề</h1>\n<pre><code>mã\n</code></pre>\n<h2>đề</h2>\n<pre><code>mã\n</code></pre>\n<hr />"
            ),
            ("\n    \n    mã\n    \n", "<pre><code>mã\n</code></pre>"))
        + section(
            "Fenced code blocks",
            ("```\n<\n >\n```", "<pre><code>&lt;\n &gt;\n</code></pre>"),
            ("~~~\n<\n >\n~~~", "<pre><code>&lt;\n &gt;\n</code></pre>"),
            ("``\nmã\n``", "<p><code>mã</code></p>"),
            ("```\nmã\n~~~\n```", "<pre><code>mã\n~~~\n</code></pre>"),
            ("````\nmã\n```\n``````", "<pre><code>mã\n```\n</code></pre>"),
            ("```", "<pre><code></code></pre>"),
            ("> ```\n> mã\n\nchè", "<blockquote>\n<pre><code>mã\n</code></pre>\n</blockquote>\n<p>chè</p>"),
            ("```\n\n  \n```", "<pre><code>\n  \n</code></pre>"),
            (" ```\n mã\nmã\n```", "<pre><code>mã\nmã\n</code></pre>"),
            ("   ```\n   mã\n    mã\n  mã\n   ```", "<pre><code>mã\n mã\nmã\n</code></pre>"),
            ("    ```\n    mã\n    ```", "<pre><code>```\nmã\n```\n</code></pre>"),
            ("```\nmã\n    ```", "<pre><code>mã\n    ```\n</code></pre>"),
            ("``` ```\nmã", "<p><code> </code>\nmã</p>"),
            ("chè\n```\nmã\n```\ncam", "<p>chè</p>\n<pre><code>mã\n</code></pre>\n<p>cam</p>"),
            ("```swift\nlet a = 1\n```", "<pre><code class=\"language-swift\">let a = 1\n</code></pre>"),
            ("~~~~    swift startline=3 $%@#$\nlet\n~~~~~~~", "<pre><code class=\"language-swift\">let\n</code></pre>"),
            ("``` a`b ```\nmã", "<p><code>a`b</code>\nmã</p>"),
            ("~~~ aa ``` ~~~\nmã\n~~~", "<pre><code class=\"language-aa\">mã\n</code></pre>"),
            ("```\n``` aaa\n```", "<pre><code>``` aaa\n</code></pre>"))
        + section(
            "HTML blocks",
            ("<div>\n*hi*\n\n*em*", "<!-- raw HTML omitted -->\n<p><em>em</em></p>"),
            ("<script>\nalert(1)\n\nalert(2)\n</script>\nchè", "<!-- raw HTML omitted -->\n<p>chè</p>"),
            ("<!-- một\n\nhai -->\nba", "<!-- raw HTML omitted -->\n<p>ba</p>"),
            ("<?php\n\necho\n\n?>\nba", "<!-- raw HTML omitted -->\n<p>ba</p>"),
            ("<!DOCTYPE html>\nba", "<!-- raw HTML omitted -->\n<p>ba</p>"),
            ("<![CDATA[\n\na\n]]>\nba", "<!-- raw HTML omitted -->\n<p>ba</p>"),
            ("chè\n<div>\ncam\n</div>", "<p>chè</p>\n<!-- raw HTML omitted -->"),
            ("chè\n<del>cam</del>", "<p>chè\n<!-- raw HTML omitted -->cam<!-- raw HTML omitted --></p>"))
        + section(
            "Paragraphs and blank lines",
            ("một\n\nhai", "<p>một</p>\n<p>hai</p>"),
            ("một\nhai\n\nba\nbốn", "<p>một\nhai</p>\n<p>ba\nbốn</p>"),
            ("một\n\n\nhai", "<p>một</p>\n<p>hai</p>"),
            ("  một\n hai", "<p>một\nhai</p>"),
            ("một\n             hai", "<p>một\nhai</p>"),
            ("một     \nhai     ", "<p>một<br />\nhai</p>"),
            ("  \n\nmột\n  \n\n# hai\n\n  ", "<p>một</p>\n<h1>hai</h1>"),
            ("một\r\nhai\r\rba", "<p>một\nhai</p>\n<p>ba</p>"))

    private static let containers =
        section(
            "Block quotes",
            ("> # Đề\n> chè\n> cam", "<blockquote>\n<h1>Đề</h1>\n<p>chè\ncam</p>\n</blockquote>"),
            ("># Đề\n>chè\n> cam", "<blockquote>\n<h1>Đề</h1>\n<p>chè\ncam</p>\n</blockquote>"),
            ("    > chè", "<pre><code>&gt; chè\n</code></pre>"),
            ("> chè\ncam", "<blockquote>\n<p>chè\ncam</p>\n</blockquote>"),
            ("> - chè\n- cam", "<blockquote>\n<ul>\n<li>chè</li>\n</ul>\n</blockquote>\n<ul>\n<li>cam</li>\n</ul>"),
            (">", "<blockquote>\n</blockquote>"),
            (">\n> chè\n>  ", "<blockquote>\n<p>chè</p>\n</blockquote>"),
            ("> chè\n\n> cam", "<blockquote>\n<p>chè</p>\n</blockquote>\n<blockquote>\n<p>cam</p>\n</blockquote>"),
            ("> chè\n>\n> cam", "<blockquote>\n<p>chè</p>\n<p>cam</p>\n</blockquote>"),
            ("chè\n> cam", "<p>chè</p>\n<blockquote>\n<p>cam</p>\n</blockquote>"),
            (
                "> > > chè\ncam",
                "<blockquote>\n<blockquote>\n<blockquote>\n<p>chè\ncam</p>\n</blockquote>\n</blockquote>\n</blockquote>"
            ),
            (
                ">     mã\n\n>    chè",
                "<blockquote>\n<pre><code>mã\n</code></pre>\n</blockquote>\n<blockquote>\n<p>chè</p>\n</blockquote>"
            ))
        + section(
            "List items",
            (
                "1.  chè\n\n        mã\n\n    > cam",
                "<ol>\n<li>\n<p>chè</p>\n<pre><code>mã\n</code></pre>\n<blockquote>\n<p>cam</p>\n</blockquote>\n</li>\n</ol>"
            ),
            ("- một\n\n hai", "<ul>\n<li>một</li>\n</ul>\n<p>hai</p>"),
            ("-một\n\n2.hai", "<p>-một</p>\n<p>2.hai</p>"),
            ("123456789. chè", "<ol start=\"123456789\">\n<li>chè</li>\n</ol>"),
            ("1234567890. chè", "<p>1234567890. chè</p>"),
            ("0. chè", "<ol start=\"0\">\n<li>chè</li>\n</ol>"),
            ("003. chè", "<ol start=\"3\">\n<li>chè</li>\n</ol>"),
            ("-1. chè", "<p>-1. chè</p>"),
            ("-\n  chè\n-\n  ```\n  mã\n  ```", "<ul>\n<li>chè</li>\n<li>\n<pre><code>mã\n</code></pre>\n</li>\n</ul>"),
            ("-\n\n  chè", "<ul>\n<li></li>\n</ul>\n<p>chè</p>"),
            ("- chè\n-\n- cam", "<ul>\n<li>chè</li>\n<li></li>\n<li>cam</li>\n</ul>"),
            ("chè\n*\n\ncam\n1.", "<p>chè\n*</p>\n<p>cam\n1.</p>"),
            (
                "- chè\n  - cam\n    - bưởi",
                "<ul>\n<li>chè\n<ul>\n<li>cam\n<ul>\n<li>bưởi</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>"
            ),
            ("10) chè\n    - cam", "<ol start=\"10\">\n<li>chè\n<ul>\n<li>cam</li>\n</ul>\n</li>\n</ol>"),
            ("- - chè", "<ul>\n<li>\n<ul>\n<li>chè</li>\n</ul>\n</li>\n</ul>"),
            ("- # Chè\n- Cam\n  ---\n  bưởi", "<ul>\n<li>\n<h1>Chè</h1>\n</li>\n<li>\n<h2>Cam</h2>\nbưởi</li>\n</ul>"),
            (
                "> 1. > chè\ncam",
                "<blockquote>\n<ol>\n<li>\n<blockquote>\n<p>chè\ncam</p>\n</blockquote>\n</li>\n</ol>\n</blockquote>"
            ))
        + section(
            "Lists",
            ("- chè\n- cam\n+ bưởi", "<ul>\n<li>chè</li>\n<li>cam</li>\n</ul>\n<ul>\n<li>bưởi</li>\n</ul>"),
            ("1. chè\n2. cam\n3) bưởi", "<ol>\n<li>chè</li>\n<li>cam</li>\n</ol>\n<ol start=\"3\">\n<li>bưởi</li>\n</ol>"),
            ("chè\n- cam", "<p>chè</p>\n<ul>\n<li>cam</li>\n</ul>"),
            ("Có\n14. chè", "<p>Có\n14. chè</p>"),
            ("Có\n1. chè", "<p>Có</p>\n<ol>\n<li>chè</li>\n</ol>"),
            ("- chè\n\n- cam", "<ul>\n<li>\n<p>chè</p>\n</li>\n<li>\n<p>cam</p>\n</li>\n</ul>"),
            ("- chè\n\n\n  cam\n- bưởi", "<ul>\n<li>\n<p>chè</p>\n<p>cam</p>\n</li>\n<li>\n<p>bưởi</p>\n</li>\n</ul>"),
            ("* chè\n  > cam\n  >\n* bưởi", "<ul>\n<li>chè\n<blockquote>\n<p>cam</p>\n</blockquote>\n</li>\n<li>bưởi</li>\n</ul>"),
            ("- chè\n - cam\n  - bưởi\n   - vải", "<ul>\n<li>chè</li>\n<li>cam</li>\n<li>bưởi</li>\n<li>vải</li>\n</ul>"),
            (
                "- chè\n- cam\n\n<!-- -->\n\n- bưởi",
                "<ul>\n<li>chè</li>\n<li>cam</li>\n</ul>\n<!-- raw HTML omitted -->\n<ul>\n<li>bưởi</li>\n</ul>"
            ),
            (
                "- chè\n  - cam\n\n    bưởi\n- vải",
                "<ul>\n<li>chè\n<ul>\n<li>\n<p>cam</p>\n<p>bưởi</p>\n</li>\n</ul>\n</li>\n<li>vải</li>\n</ul>"
            ))

    private static let spans =
        section(
            "Backslash escapes",
            ("\\!\\\"\\#\\*\\<\\`", "<p>!&quot;#*&lt;`</p>"),
            ("\\à\\a\\3", "<p>\\à\\a\\3</p>"),
            ("\\*không nghiêng*\n\\[không](/url)", "<p>*không nghiêng*\n[không](/url)</p>"),
            ("\\\\*nghiêng*", "<p>\\<em>nghiêng</em></p>"),
            ("một\\\nhai", "<p>một<br />\nhai</p>"),
            ("`` \\[\\` ``", "<p><code>\\[\\`</code></p>"),
            ("    \\[\\]", "<pre><code>\\[\\]\n</code></pre>"),
            ("[chè](/cam\\* \"bưởi\\*\")", "<p><a href=\"/cam*\" title=\"bưởi*\">chè</a></p>"),
            ("``` chè\\+cam\nmã\n```", "<pre><code class=\"language-chè+cam\">mã\n</code></pre>"))
        + section(
            "Entities",
            ("&nbsp;&amp;&copy;&AElig;", "<p>\u{A0}&amp;©Æ</p>"),
            ("&#35;&#7841;&#0;", "<p>#ạ\u{FFFD}</p>"),
            ("&#X22;&#xD06;", "<p>&quot;ആ</p>"),
            (
                "&nbsp &x; &#; &#x; &khongco; &#987654321;",
                "<p>&amp;nbsp &amp;x; &amp;#; &amp;#x; &amp;khongco; &amp;#987654321;</p>"
            ),
            ("&copy", "<p>&amp;copy</p>"),
            ("[chè](/f&ouml;&ouml; \"f&ouml;\")", "<p><a href=\"/f%C3%B6%C3%B6\" title=\"fö\">chè</a></p>"),
            ("`f&ouml;`", "<p><code>f&amp;ouml;</code></p>"),
            ("&#42;chè&#42;", "<p>*chè*</p>"),
            ("&#42; chè", "<p>* chè</p>"))
        + section(
            "Code spans",
            ("`chè`", "<p><code>chè</code></p>"),
            ("`` chè ` cam ``", "<p><code>chè ` cam</code></p>"),
            ("` `` `", "<p><code>``</code></p>"),
            ("`  ``  `", "<p><code> `` </code></p>"),
            ("` a`", "<p><code> a</code></p>"),
            ("` `", "<p><code> </code></p>"),
            ("``\nchè \ncam\n``", "<p><code>chè  cam</code></p>"),
            ("`chè\\`cam`", "<p><code>chè\\</code>cam`</p>"),
            ("*chè`*`", "<p>*chè<code>*</code></p>"),
            ("[không `phải](/chè`)", "<p>[không <code>phải](/chè</code>)</p>"),
            ("```chè``", "<p>```chè``</p>"),
            ("`chè", "<p>`chè</p>"))
        + section(
            "Emphasis",
            ("*chè cam*", "<p><em>chè cam</em></p>"),
            ("a * chè cam*", "<p>a * chè cam*</p>"),
            ("a*\"chè\"*", "<p>a*&quot;chè&quot;*</p>"),
            ("chè*cam*", "<p>chè<em>cam</em></p>"),
            ("5*6*78", "<p>5<em>6</em>78</p>"),
            ("_chè cam_", "<p><em>chè cam</em></p>"),
            ("chè_cam_", "<p>chè_cam_</p>"),
            ("chè-_(cam)_", "<p>chè-<em>(cam)</em></p>"),
            ("_chè*", "<p>_chè*</p>"),
            ("*(*chè*)*", "<p><em>(<em>chè</em>)</em></p>"),
            ("**chè cam**", "<p><strong>chè cam</strong></p>"),
            ("** chè**", "<p>** chè**</p>"),
            ("__chè, __cam__, bưởi__", "<p><strong>chè, <strong>cam</strong>, bưởi</strong></p>"),
            ("chè__cam__", "<p>chè__cam__</p>"),
            ("*chè **cam** bưởi*", "<p><em>chè <strong>cam</strong> bưởi</em></p>"),
            ("***chè** cam*", "<p><em><strong>chè</strong> cam</em></p>"),
            ("*chè **cam***", "<p><em>chè <strong>cam</strong></em></p>"),
            ("***chè***", "<p><em><strong>chè</strong></em></p>"),
            ("*chè**cam*", "<p><em>chè**cam</em></p>"),
            ("**chè*", "<p>*<em>chè</em></p>"),
            ("*chè**", "<p><em>chè</em>*</p>"),
            ("****chè****", "<p><strong><strong>chè</strong></strong></p>"),
            ("*chè _cam* bưởi_", "<p><em>chè _cam</em> bưởi_</p>"),
            ("**chè *cam **bưởi**", "<p>**chè *cam <strong>bưởi</strong></p>"),
            ("*[cam*](/url)", "<p>*<a href=\"/url\">cam*</a></p>"),
            ("*chè `*`*", "<p><em>chè <code>*</code></em></p>"),
            ("** không phải chữ đậm **", "<p>** không phải chữ đậm **</p>"),
            ("chè ***", "<p>chè ***</p>"))
        + section(
            "Hard and soft line breaks",
            ("chè  \ncam", "<p>chè<br />\ncam</p>"),
            ("chè\\\ncam", "<p>chè<br />\ncam</p>"),
            ("chè       \n     cam", "<p>chè<br />\ncam</p>"),
            ("*chè  \ncam*", "<p><em>chè<br />\ncam</em></p>"),
            ("`chè  \ncam`", "<p><code>chè   cam</code></p>"),
            ("chè\\", "<p>chè\\</p>"),
            ("chè  ", "<p>chè</p>"),
            ("### chè\\", "<h3>chè\\</h3>"),
            ("chè\ncam", "<p>chè\ncam</p>"),
            ("chè \n cam", "<p>chè\ncam</p>"))
        + section(
            "Textual content",
            ("Giá: 5.000 $%@", "<p>Giá: 5.000 $%@</p>"),
            ("nhiều     khoảng trống", "<p>nhiều     khoảng trống</p>"),
            ("\"Hà Nội\" & <3", "<p>&quot;Hà Nội&quot; &amp; &lt;3</p>"))

    private static let links =
        section(
            "Links",
            ("[chè](/url \"đề\")", "<p><a href=\"/url\" title=\"đề\">chè</a></p>"),
            ("[chè](/url)", "<p><a href=\"/url\">chè</a></p>"),
            ("[chè]()", "<p><a href=\"\">chè</a></p>"),
            ("[chè](<>)", "<p><a href=\"\">chè</a></p>"),
            ("[chè](/một hai)", "<p>[chè](/một hai)</p>"),
            ("[chè](</a b>)", "<p><a href=\"/a%20b\">chè</a></p>"),
            ("[chè](</a\nb>)", "<p>[chè](&lt;/a\nb&gt;)</p>"),
            ("[chè](\\(cam\\))", "<p><a href=\"(cam)\">chè</a></p>"),
            ("[chè](a(b(c)))", "<p><a href=\"a(b(c))\">chè</a></p>"),
            ("[chè](a(b)", "<p>[chè](a(b)</p>"),
            ("[chè](#muc)", "<p><a href=\"#muc\">chè</a></p>"),
            ("[chè](/a?b=1&c=2)", "<p><a href=\"/a?b=1&amp;c=2\">chè</a></p>"),
            (
                "[chè](/url 'đề') [cam](/url (đề))",
                "<p><a href=\"/url\" title=\"đề\">chè</a> <a href=\"/url\" title=\"đề\">cam</a></p>"
            ),
            ("[chè](/url \"đề \"trong\" đề\")", "<p>[chè](/url &quot;đề &quot;trong&quot; đề&quot;)</p>"),
            ("[chè](   /url\n  \"đề\"  )", "<p><a href=\"/url\" title=\"đề\">chè</a></p>"),
            ("[chè] (/url)", "<p>[chè] (/url)</p>"),
            ("[chè [cam [bưởi]]](/url)", "<p><a href=\"/url\">chè [cam [bưởi]]</a></p>"),
            ("[chè] cam](/url)", "<p>[chè] cam](/url)</p>"),
            ("[chè *cam `#`*](/url)", "<p><a href=\"/url\">chè <em>cam <code>#</code></em></a></p>"),
            ("[chè [cam](/a)](/b)", "<p>[chè <a href=\"/a\">cam</a>](/b)</p>"),
            ("[![cam](a.jpg)](/b)", "<p><a href=\"/b\"><img src=\"a.jpg\" alt=\"cam\" /></a></p>"),
            ("*[chè*](/url)", "<p>*<a href=\"/url\">chè*</a></p>"),
            ("[chè](javascript:alert)", "<p><a href=\"\">chè</a></p>"))
        + section(
            "Link reference definitions",
            ("[chè]: /url \"đề\"\n\n[chè]", "<p><a href=\"/url\" title=\"đề\">chè</a></p>"),
            ("   [chè]: \n      /url  \n           'đề'  \n\n[chè]", "<p><a href=\"/url\" title=\"đề\">chè</a></p>"),
            ("[chè]: /url 'đề\n\ndở'\n\n[chè]", "<p>[chè]: /url 'đề</p>\n<p>dở'</p>\n<p>[chè]</p>"),
            ("[chè]:\n\n[chè]", "<p>[chè]:</p>\n<p>[chè]</p>"),
            ("[chè]: <>\n\n[chè]", "<p><a href=\"\">chè</a></p>"),
            ("[chè]\n\n[chè]: url", "<p><a href=\"url\">chè</a></p>"),
            ("[chè]\n\n[chè]: một\n[chè]: hai", "<p><a href=\"một\">chè</a></p>".replacing("một", with: "m%E1%BB%99t")),
            ("[CHÈ]: /url\n\n[chè]", "<p><a href=\"/url\">chè</a></p>"),
            ("[chè]: /url \"đề\" thừa", "<p>[chè]: /url &quot;đề&quot; thừa</p>"),
            ("    [chè]: /url\n\n[chè]", "<pre><code>[chè]: /url\n</code></pre>\n<p>[chè]</p>"),
            ("Cam\n[chè]: /url\n\n[chè]", "<p>Cam\n[chè]: /url</p>\n<p>[chè]</p>"),
            ("# [chè]\n[chè]: /url\n> cam", "<h1><a href=\"/url\">chè</a></h1>\n<blockquote>\n<p>cam</p>\n</blockquote>"),
            ("[chè][a] và [cam][]\n\n[a]: /a\n[cam]: /c", "<p><a href=\"/a\">chè</a> và <a href=\"/c\">cam</a></p>"),
            ("[chè *đen*][a]\n\n[a]: /a", "<p><a href=\"/a\">chè <em>đen</em></a></p>"),
            ("[chè][không có]", "<p>[chè][không có]</p>"),
            ("![chè]\n\n[chè]: /a.jpg \"đề\"", "<p><img src=\"/a.jpg\" alt=\"chè\" title=\"đề\" /></p>"),
            ("\\[chè]\n\n[chè]: /url", "<p>[chè]</p>"))
        + section(
            "Images",
            ("![chè](/a.jpg \"đề\")", "<p><img src=\"/a.jpg\" alt=\"chè\" title=\"đề\" /></p>"),
            ("![chè *đen*](/a.jpg)", "<p><img src=\"/a.jpg\" alt=\"chè đen\" /></p>"),
            ("![chè ![cam](/b)](/a)", "<p><img src=\"/a\" alt=\"chè cam\" /></p>"),
            ("![chè [cam](/b)](/a)", "<p><img src=\"/a\" alt=\"chè cam\" /></p>"),
            ("![](/a)", "<p><img src=\"/a\" alt=\"\" /></p>"),
            ("!\\[chè](/a)", "<p>![chè](/a)</p>"),
            ("\\![chè](/a)", "<p>!<a href=\"/a\">chè</a></p>"))
        + section(
            "Autolinks",
            ("<http://chè.vn>", "<p><a href=\"http://ch%C3%A8.vn\">http://chè.vn</a></p>"),
            ("<https://a.vn/?q=1&r=2>", "<p><a href=\"https://a.vn/?q=1&amp;r=2\">https://a.vn/?q=1&amp;r=2</a></p>"),
            ("<MAILTO:a@b.vn>", "<p><a href=\"MAILTO:a@b.vn\">MAILTO:a@b.vn</a></p>"),
            ("<a@b.vn>", "<p><a href=\"mailto:a@b.vn\">a@b.vn</a></p>"),
            ("<>", "<p>&lt;&gt;</p>"),
            ("<m:abc>", "<p>&lt;m:abc&gt;</p>"),
            ("<a.b.c>", "<p>&lt;a.b.c&gt;</p>"),
            ("<http://a.vn/\\[\\>", "<p><a href=\"http://a.vn/%5C%5B%5C\">http://a.vn/\\[\\</a></p>"))
        + section(
            "Raw HTML",
            ("một <b>hai</b>", "<p>một <!-- raw HTML omitted -->hai<!-- raw HTML omitted --></p>"),
            ("một <a href=\"x\" onclick='y'>", "<p>một <!-- raw HTML omitted --></p>"),
            ("<33> <__> <a h*#ref=\"x\">", "<p>&lt;33&gt; &lt;__&gt; &lt;a h*#ref=&quot;x&quot;&gt;</p>"),
            ("một <!-- hai -->", "<p>một <!-- raw HTML omitted --></p>"),
            (
                "một <?php a ?> <!X y> <![CDATA[>&<]]>",
                "<p>một <!-- raw HTML omitted --> <!-- raw HTML omitted --> <!-- raw HTML omitted --></p>"
            ))

    private static let extensions =
        section(
            "Tables",
            (
                "| a | b |\n| - | - |\n| c | d |",
                "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"
            ),
            (
                "a | b | c\n:-: | -: | :-\nd | e | f",
                "<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th align=\"right\">b</th>\n<th align=\"left\">c</th>\n</tr>\n</thead>\n"
                    + "<tbody>\n<tr>\n<td align=\"center\">d</td>\n<td align=\"right\">e</td>\n<td align=\"left\">f</td>\n</tr>\n</tbody>\n</table>"
            ),
            ("| a |\n| - |", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>"),
            (
                "| a\\|b | `c\\|d` |\n|-|-|",
                "<table>\n<thead>\n<tr>\n<th>a|b</th>\n<th><code>c|d</code></th>\n</tr>\n</thead>\n</table>"
            ),
            (
                "|a|b|\n|-|-|\n|c|\n|d|e|f|",
                "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td></td>\n</tr>\n"
                    + "<tr>\n<td>d</td>\n<td>e</td>\n</tr>\n</tbody>\n</table>"
            ),
            ("|a|b|\n|-|\n|c|d|", "<p>|a|b|\n|-|\n|c|d|</p>"),
            (
                "|a|\n|-|\n|b|\n> c",
                "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n<blockquote>\n<p>c</p>\n</blockquote>"
            ),
            (
                "|a|\n|-|\nb\n\nc",
                "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n<p>c</p>"
            ),
            (
                "|*a*|[b](/c)|\n|-|-|",
                "<table>\n<thead>\n<tr>\n<th><em>a</em></th>\n<th><a href=\"/c\">b</a></th>\n</tr>\n</thead>\n</table>"
            ))
        + section(
            "Task list items",
            (
                "- [ ] chè\n- [x] cam",
                "<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> chè</li>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> cam</li>\n</ul>"
            ),
            (
                "1. [X] chè\n   - [ ] cam",
                "<ol>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> chè\n<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> cam</li>\n</ul>\n</li>\n</ol>"
            ),
            ("- [y] chè", "<ul>\n<li>[y] chè</li>\n</ul>"),
            ("[x] chè", "<p>[x] chè</p>"))
        + section(
            "Strikethrough",
            ("~~chè~~ cam", "<p><del>chè</del> cam</p>"),
            ("~chè~", "<p><del>chè</del></p>"),
            ("~~~chè~~~", "<pre><code class=\"language-chè~~~\"></code></pre>"),
            ("a ~~chè\n\ncam~~", "<p>a ~~chè</p>\n<p>cam~~</p>"),
            ("**~~chè~~**", "<p><strong><del>chè</del></strong></p>"),
            ("~~chè *cam*~~", "<p><del>chè <em>cam</em></del></p>"))
        + section(
            "Extended autolinks",
            ("www.htx.vn", "<p><a href=\"http://www.htx.vn\">www.htx.vn</a></p>"),
            ("Xem www.htx.vn/che.", "<p>Xem <a href=\"http://www.htx.vn/che\">www.htx.vn/che</a>.</p>"),
            ("(www.htx.vn/a_(b))", "<p>(<a href=\"http://www.htx.vn/a_(b)\">www.htx.vn/a_(b)</a>)</p>"),
            ("www.htx.vn/?q=a&hl;", "<p><a href=\"http://www.htx.vn/?q=a\">www.htx.vn/?q=a</a>&amp;hl;</p>"),
            ("https://htx.vn/a?b=1, rồi", "<p><a href=\"https://htx.vn/a?b=1\">https://htx.vn/a?b=1</a>, rồi</p>"),
            ("https://htx.vn<b", "<p><a href=\"https://htx.vn\">https://htx.vn</a>&lt;b</p>"),
            ("ftp://a.vn", "<p><a href=\"ftp://a.vn\">ftp://a.vn</a></p>"),
            ("Gửi a.b@htx.vn.", "<p>Gửi <a href=\"mailto:a.b@htx.vn\">a.b@htx.vn</a>.</p>"),
            ("a@b-c_d.vn- a@b", "<p>a@b-c_d.vn- a@b</p>"),
            ("mailto:a@b.vn", "<p><a href=\"mailto:a@b.vn\">mailto:a@b.vn</a></p>"),
            ("xmpp:a@b.vn/c", "<p><a href=\"xmpp:a@b.vn/c\">xmpp:a@b.vn/c</a></p>"),
            ("`www.htx.vn` javascript://a", "<p><code>www.htx.vn</code> javascript://a</p>"),
            ("a&#64;b.vn", "<p><a href=\"mailto:a@b.vn\">a@b.vn</a></p>"))
        + section(
            "Disallowed raw HTML",
            ("Chè <title> <style> <em>", "<p>Chè <!-- raw HTML omitted --> <!-- raw HTML omitted --> <!-- raw HTML omitted --></p>"),
            ("<blockquote>\n  <xmp> không\n</blockquote>", "<!-- raw HTML omitted -->"),
            ("một <iframe src=\"https://a.vn\"></iframe>", "<p>một <!-- raw HTML omitted --><!-- raw HTML omitted --></p>"))
}
