import Haopai
import HaopaiSQLite

extension OptionDescription {
  static let seed = OptionDescription(
    name: "--seed", value: "N",
    summary: Message(
      zh: "使随机结果可以重现；只用于测试，缺省为系统的安全随机源",
      en: "makes chance reproducible, for tests only; by default the system's secure source"))
}

extension CommandDescription {
  static let run = CommandDescription(
    name: "run",
    summary: Message(
      zh: "以 JSON 行驱动引擎（标准输入和输出）", en: "drive the engine by JSON lines on stdin and stdout"),
    options: [.database, .secret, .seed],
    details: [Message(zh: protocolZh, en: protocolEn), Message(zh: examples, en: examples)],
    run: run)

  private static func run(_ invocation: Invocation, _ context: Context) throws -> ExitStatus {
    let seed = try context.seed(of: invocation)
    let book = try context.loadCheckedRules()
    let clock = context.surroundings.clock
    let database = try context.database(of: invocation)
    let path = invocation[.database] ?? ""
    var options = Office.Options(seed: seed)
    if let secret = try context.secret(of: invocation) {
      options = Office.Options(chance: options.chance, secret: secret)
    }
    var session = RunSession(
      book: book, archive: database?.archive, options: options, language: context.language,
      now: { Instant(milliseconds: clock()) })
    do throws(OfficeFailure) {
      try session.open(try database?.openCities() ?? [])
    } catch {
      throw try context.end(error, path)
    }
    if !session.deviating.isEmpty { try context.complain(.published(session.deviating)) }
    let lines = LineReader(context.surroundings.input, limit: RunSession.maximumLine)
    var pending = ""
    while let line = try lines.next() {
      pending += session.answer(line) + "\n"
      // Nobody waits for an answer while there are more requests to read.
      if !lines.hasLine || pending.utf8.count > largestBlock {
        // One wait for the disk for all of them, and nobody is told before it is over.
        do throws(OfficeFailure) { try session.save() } catch { throw try context.end(error, path) }
        try context.print(pending)
        session.acknowledge()
        pending.removeAll(keepingCapacity: true)
      }
    }
    do throws(OfficeFailure) { try session.save() } catch { throw try context.end(error, path) }
    return .fine
  }

  private static let largestBlock = 1 << 16
}

extension Message {
  fileprivate static func published(_ cities: [String]) -> Message {
    Message(
      zh: "\(cities.joined(separator: "、"))：按数据库中已发布的规则办理，与目录中的不同；用 publish 发布目录中的规则",
      en: """
        \(cities.joined(separator: ", ")): works by the rules that the database has published, which are not \
        those of the folder; `haopai publish` publishes these
        """)
  }
}

extension Context {
  /// The value of `--seed`; a wrong one is wrong usage.
  func seed(of invocation: Invocation) throws(ArgumentParser.Failure) -> UInt64? {
    guard let text = invocation[.seed] else { return nil }
    guard let seed = UInt64(text) else {
      throw .badValue(
        option: OptionDescription.seed.name, value: text, choices: ["0…\(UInt64.max)"])
    }
    return seed
  }
}

extension Office.Options {
  /// With a seed, draws and the codes of challenges are the same every time.
  init(seed: UInt64?, isMock: Bool = false) {
    self.init(
      chance: seed.map(Chance.seeded) ?? .secure, secret: seed.map { Array(String($0).utf8) },
      isMock: isMock)
  }
}

private let protocolZh = """
  每行一个 JSON 对象，依次回答，原样带回 id（任意 JSON 标量）。时间为 RFC 3339，毫秒，+08:00。
  不写 at 时用当前时间；一旦写过 at 或 advance，查询就不再移动时钟。读到输入末尾即以 0 退出。
  """

private let protocolEn = """
  One JSON object a line, answered in order with the same id (any JSON scalar). Instants are RFC 3339
  with milliseconds and +08:00. Without `at` the wall clock is used; once an `at` or an `advance` was
  given, questions no longer move the clock. The end of the input ends the run with 0.
  """

private let examples = """
    {"id":1,"open":{"city":"…","business":"…","applicant":{"kind":"…","id":"…"}},
     "input":{…},"facts":{…},"at":"…","key":"…"}
    {"id":2,"case":"…","command":"…","by":{"applicant":"…"},"input":{…},"facts":{…},"at":"…","key":"…"}
    {"id":3,"case":"…","show":true}
    {"id":4,"advance":"2026-03-02T09:03:00+08:00"}
    {"id":5,"case":"…","keyboard":{"prefix":"…"}}
    {"id":6,"case":"…","document":"…"}
    {"id":7,"hello":true}

    {id, ok:true, case, at, state, said, fields, numbers:{SET:{items,until}}, counters,
     deadlines, open:[{command,by,input,facts}], documents, outbox, faults?}
    {id, ok:false, refused:[{code,message,values}], from?, outbox?, faults?}
    {id, ok:false, needs:{facts:[{fact,keys}]}}
    {id, ok:false, error:{code,message}}
  """
