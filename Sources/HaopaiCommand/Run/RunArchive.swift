import Haopai
import HaopaiSQLite

extension OptionDescription {
  static let database = OptionDescription(
    name: "--db", value: "FILE",
    summary: Message(
      zh: "保存办件的数据库；没有时新建；不写则只在内存中",
      en: "the database that keeps the cases, made where there is none; without it, memory"))
  /// The same for commands that need one.
  static let existingDatabase = OptionDescription(
    name: "--db", value: "FILE",
    summary: Message(zh: "保存办件的数据库", en: "the database that keeps the cases"))
  static let secret = OptionDescription(
    name: "--secret", value: "FILE",
    summary: Message(
      zh: "验证码的密钥，至少 16 字节；重新启动后已发出的验证码仍然有效",
      en: "what codes are made from, at least 16 bytes: with it codes outlive a restart"))
}

extension Context {
  /// The database of `--db`; nil without one.
  func database(of invocation: Invocation) throws -> SQLiteDatabase? {
    guard let path = invocation[.database] else { return nil }
    do throws(SQLiteFailure) {
      return try SQLiteDatabase(path: path, by: surroundings.approach)
    } catch {
      try complain(.database(path, error))
      throw CommandEnd(status: .usage)
    }
  }

  /// A database to look into; nil after a complaint.
  func existingDatabase(at path: String) throws -> SQLiteDatabase? {
    do throws(SQLiteFailure) {
      return try SQLiteDatabase(reading: path, by: surroundings.approach)
    } catch {
      try complain(.database(path, error))
      return nil
    }
  }

  /// A database that is there, to be written; nil after a complaint.
  func existingDatabase(writing path: String) throws -> SQLiteDatabase? {
    // A path that is misspelt would make one.
    guard try existingDatabase(at: path) != nil else { return nil }
    do throws(SQLiteFailure) {
      return try SQLiteDatabase(path: path, by: surroundings.approach)
    } catch {
      try complain(.database(path, error))
      return nil
    }
  }

  /// What `--secret` names; nil without it.
  func secret(of invocation: Invocation) throws -> [UInt8]? {
    guard let path = invocation[.secret] else { return nil }
    var reader = FileReader(limit: 1 << 16)
    let bytes = try? reader.read(path) { Array($0) }
    guard let bytes, bytes.count >= 16 else {
      try complain(.badSecret(path))
      throw CommandEnd(status: .usage)
    }
    return bytes
  }

  /// Ends a command whose archive is of no more use.
  func end(_ failure: OfficeFailure, _ path: String) throws -> CommandEnd {
    try complain(
      .database(
        path, failure.text, code: failure.code.description, detail: failure.detail))
    return CommandEnd(status: .usage)
  }
}

extension Message {
  /// A sentence, and behind it the code with what the database says of it.
  static func database(
    _ path: String, _ text: BilingualText, code: String, detail: String
  ) -> Message {
    let reason = detail.isEmpty ? code : "\(code): \(detail)"
    return Message(zh: "\(path)：\(text.zh) (\(reason))", en: "\(path): \(text.en) (\(reason))")
  }

  static func database(_ path: String, _ failure: SQLiteFailure) -> Message {
    database(path, failure.text, code: failure.code.description, detail: failure.detail)
  }

  fileprivate static func badSecret(_ path: String) -> Message {
    Message(
      zh: "\(path)：不能读取，或不足 16 字节", en: "\(path): cannot be read, or has less than 16 bytes")
  }
}
