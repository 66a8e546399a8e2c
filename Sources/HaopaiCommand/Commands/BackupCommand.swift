import Haopai
import HaopaiSQLite

extension OptionDescription {
  static let target = OptionDescription(
    name: "--to", value: "FILE",
    summary: Message(zh: "备份文件，不能已经存在", en: "the copy, which must not be there yet"))
}

extension CommandDescription {
  static let backup = CommandDescription(
    name: "backup",
    summary: Message(zh: "备份数据库", en: "copy a database while it is in use"),
    options: [.existingDatabase, .target],
    details: [
      Message(
        zh: """
          备份是某一时刻的完整数据库，别的进程可以同时写；要恢复，就把它作为 --db 使用。
          备份完整出现，或根本不出现。
          """,
        en: """
          The copy is the whole database as of one moment, whoever writes to it meanwhile; to go back to it,
          name it as --db. It appears whole, or not at all.
          """)
    ],
    run: backup)

  private static func backup(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let source = try invocation.required(.existingDatabase)
    let target = try invocation.required(.target)
    do throws(SQLiteFailure) {
      try SQLiteDatabase.backUp(source, to: target)
    } catch {
      try context.complain(.database(source, error))
      return .usage
    }
    return .fine
  }
}

extension Invocation {
  /// The value of an option that the command does nothing without.
  func required(_ option: OptionDescription) throws(ArgumentParser.Failure) -> String {
    guard let value = self[option] else { throw .missingOption(option.name) }
    return value
  }
}
