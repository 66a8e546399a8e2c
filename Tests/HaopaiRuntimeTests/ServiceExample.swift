import Haopai
import HaopaiRuntime
import HaopaiSQLite

/// Sends messages by SMS; a number may get one twice, which the id tells.
struct SMS: Courier {
  let send: @Sendable (_ number: String, _ text: String, _ id: String) async throws -> Void

  func deliver(_ delivery: Delivery) async throws {
    switch delivery.content {
    case .message(_, let text): try await send(delivery.address, text.zh, delivery.id)
    case .code(_, let code): try await send(delivery.address, "验证码 \(code)", delivery.id)
    }
  }
}

/// An office that keeps its cases in a file, for many callers at once.
func serve(
  rules: String, city: String, database: String, secret: [UInt8],
  send: @escaping @Sendable (String, String, String) async throws -> Void
) throws -> OfficeService? {
  guard let book = try RuleBook.load(root: rules).book else { return nil }
  let archive = try SQLiteDatabase(path: database).archive
  let office = try Office(
    city: city, of: book, in: archive, at: SystemClock().now,
    options: Office.Options(secret: secret))
  return OfficeService(office, courier: SMS(send: send))
}
