import Content
import Diagnostics
import Values
let folder = ContentFolder(path: CommandLine.arguments[1], displayName: CommandLine.arguments[1], today: CalendarDate(year: 2026, month: 11, day: 21)!)
let (reading, diagnostics) = folder.read()
let text = DiagnosticText(language: .vietnamese, sourceLine: folder.sourceLine)
for d in diagnostics { print(text.text(of: d), terminator: "") }
print(diagnostics.count, reading != nil)
