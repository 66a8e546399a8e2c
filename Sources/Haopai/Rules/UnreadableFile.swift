import HaopaiDiagnostics

extension FindingCode {
  /// What: a name under `rules/` or `cities/` that should be a rule file's cannot be read.
  ///
  /// Why: rules that nobody read might say anything.
  ///
  /// Example: a folder named `yantai.yaml`, a link to a file that is gone, a link to a folder that is
  /// read already
  ///
  /// Instead: a readable file, or no such name.
  static let unreadableFile = FindingCode("unreadable-file")
}

extension Finding {
  static func unreadable(_ source: SourceText, _ obstacle: RuleFolder.Obstacle) -> Finding {
    Finding(
      .unreadableFile, obstacle.message, at: SourceSpan(file: source.id, start: 0, end: 0),
      help: obstacle.cure)
  }
}

extension RuleFolder.Obstacle {
  fileprivate var message: Message {
    switch self {
    case .folder:
      Message(zh: "这是文件夹，不是规则文件", en: "this is a folder, not a rule file")
    case .danglingLink:
      Message(zh: "这个链接指向的文件不存在", en: "this link leads to no file")
    case .readAlready:
      Message(zh: "这个文件夹已由另一路径读入", en: "this folder is read already, by another path")
    case .notAFile:
      Message(zh: "这不是普通文件，无法读取", en: "this is no ordinary file and cannot be read")
    case .notPermitted:
      Message(zh: "没有读取权限", en: "there is no permission to read this")
    case .badName:
      Message(zh: "文件名不是 UTF-8", en: "the file's name is not UTF-8")
    case .failed: Message(zh: "读取失败", en: "reading failed")
    }
  }

  fileprivate var cure: Message {
    switch self {
    case .folder, .notAFile:
      Message(zh: "改用不以 .yaml 结尾的名称，或移走", en: "give it a name without `.yaml`, or move it away")
    case .danglingLink:
      Message(zh: "修正或删除这个链接", en: "correct the link or remove it")
    case .readAlready:
      Message(zh: "删除通向它的链接", en: "remove the link that leads to it")
    case .notPermitted: Message(zh: "给予读取权限", en: "permit reading it")
    case .badName: Message(zh: "用 UTF-8 重新命名", en: "rename it in UTF-8")
    case .failed: Message(zh: "检查磁盘后重试", en: "check the disk and try again")
    }
  }
}
