import HaopaiDiagnostics
import HaopaiYAML

/// Files whose path and whose second line name different things. What a file is only its second line
/// says; where the folder says it, too, the two must not differ.
enum FileNaming {
  private static let folders: [RuleFileKind: String] = [
    .city: "cities", .province: "provinces", .workflow: "businesses", .part: "parts",
    .calendar: "calendars",
  ]

  private struct Subject: Hashable {
    let kind: RuleFileKind
    let name: String?

    init(_ file: RuleFile) { (kind, name) = (file.kind, file.subject.value.text) }
  }

  /// - Parameter broken: files with errors, of which the name may be one.
  static func check(
    _ files: [RuleFile], paths: [SourceText.ID: String], outside broken: Set<SourceText.ID>,
    _ findings: inout FindingCollector
  ) {
    lazy var subjects = Dictionary(grouping: files) { Subject($0) }
    for file in files where !broken.contains(file.root.span.file) {
      guard let path = paths[file.root.span.file], let name = file.subject.value.text,
        !path.hasSuffix("/\(name).yaml")
      else { continue }
      let parts = path.split(separator: "/")
      let base = parts.last?.split(separator: ".").first.map(String.init) ?? ""
      let folder = parts.dropLast().last.map(String.init) ?? ""
      switch file.kind {
      case .city, .province, .workflow, .part, .calendar:
        guard name != base, parts.dropLast().contains(where: { $0 == folders[file.kind] ?? "" })
        else { continue }
      // These have no names of their own by which anything knows them.
      case .shared, .messages:
        guard ![base, folder].contains(name), parts.count > 2 else { continue }
      case .nation, .plateKinds, .applicants, .authorities, .scenario: continue
      }
      // Of two files by one name, which is reported, either may be the one that bears it wrongly.
      guard subjects[Subject(file)]?.count == 1 else { continue }
      let isShared = file.kind == .shared || file.kind == .messages
      findings.report(
        .fileNamedOtherwise(
          name, at: file.subject.value.span, expected: isShared ? folder : base,
          // Others may know the file by the name that it has.
          canFix: isShared || file.kind == .city))
    }
  }
}

extension Finding {
  fileprivate static func fileNamedOtherwise(
    _ name: String, at span: SourceSpan, expected: String, canFix: Bool
  ) -> Finding {
    let isName = canFix && NameStyle.kebabCase.isValid(expected)
    return Finding(
      .fileNamedOtherwise,
      Message(
        zh: "此处名为 `\(name)`，而文件路径中的名称是 `\(expected)`",
        en: "this calls itself `\(name)`, its path says `\(expected)`"),
      at: span, severity: .warning,
      help: Message(
        zh: "改正其中一个名称，使两者一致", en: "correct one of the two, so that they are the same"),
      fixes: isName
        ? [Fix(span: span, replacement: expected, message: .writeInstead(expected))] : [])
  }
}
