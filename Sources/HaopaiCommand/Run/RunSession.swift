import Haopai

/// The offices behind one stream of requests: each city's is opened when it is first asked for.
struct RunSession {
  /// Of requests and answers; goes up when an answer's meaning changes.
  static let protocolVersion: Int64 = 1
  /// Bytes of a request.
  static let maximumLine = 1 << 20

  let book: RuleBook
  /// Nil: everything lives in memory.
  let archive: OfficeArchive?
  let options: Office.Options
  let language: Language
  let now: () -> Instant

  private var offices: [String: Office] = [:]
  /// Someone named an instant: from then on questions do not move the clock by themselves.
  private var isSetByHand = false
  /// Where an office that is not open yet begins at the earliest.
  private var horizon = Instant.earliest
  /// What became due and no answer has carried yet.
  private var arrivals = Arrivals()
  /// How many of an office's faults an answer has carried.
  private var toldFaults: [String: Int] = [:]

  init(
    book: RuleBook, archive: OfficeArchive? = nil, options: Office.Options, language: Language,
    now: @escaping () -> Instant
  ) {
    self.book = book
    self.archive = archive
    self.options = options
    self.language = language
    self.now = now
  }

  /// Every line has an answer.
  mutating func answer(_ line: LineReader.Line) -> String {
    var id = JSONValue.null
    do throws(RequestFailure) {
      let object = try object(of: line)
      if let given = object["id"] {
        guard given.isScalar else {
          throw .wrongType(
            "id", zh: "文本、数、真假值或 null", en: "a text, a number, a truth value or null")
        }
        id = given
      }
      return try answer(try RequestReader.read(object), to: id)
    } catch {
      return writer.write(error, to: id == .null ? error.id : id, arrivals.take())
    }
  }

  private var writer: AnswerWriter { AnswerWriter(language: language) }

  private func object(of line: LineReader.Line) throws(RequestFailure) -> JSONObject {
    guard case .bytes(let bytes) = line else { throw .lineTooLong(limit: Self.maximumLine) }
    let value: JSONValue
    do throws(JSONReader.Failure) {
      value = try JSONReader.read(bytes)
    } catch {
      throw RequestFailure(error)
    }
    guard case .object(let object) = value else { throw .notAnObject }
    return object
  }

  private mutating func answer(
    _ request: Request, to id: JSONValue
  ) throws(RequestFailure) -> String {
    switch request.body {
    case .hello: return hello(to: id)
    case .advance(let instant): return try advance(to: instant, id)
    case .open(let opening): return try open(opening, at: request.at, id)
    case .command(let command): return try submit(command, at: request.at, id)
    case .show(let name):
      let office = try office(of: name)
      try look(into: office, at: request.at)
      guard let view = office.view(name.number) else { throw .unknownCase(name.description) }
      return writer.write(view, city: name.city, to: id, arrivals.take())
    case .keyboard(let name, let prefix, let plateKind):
      return try keyboard(name, prefix, plateKind, at: request.at, id)
    case .document(let name, let document):
      return try print(document, of: name, at: request.at, id)
    }
  }

  // MARK: - Commands

  private mutating func open(
    _ opening: Request.Opening, at given: Instant?, _ id: JSONValue
  ) throws(RequestFailure) -> String {
    guard isKnown(opening.city) else {
      throw .unknownCity(
        opening.city, nearest: Suggestion.nearest(to: opening.city, among: cities))
    }
    let instant = instant(given, at: offices[opening.city]?.clock ?? horizon)
    let office = try office(city: opening.city, from: instant)
    let answer = office.open(
      business: opening.business, applicant: opening.applicant, by: opening.by,
      inputs: opening.content.inputs, facts: opening.content.facts, key: opening.content.key,
      at: instant)
    return write(answer, of: office, to: id)
  }

  private mutating func submit(
    _ command: Request.Command, at given: Instant?, _ id: JSONValue
  ) throws(RequestFailure) -> String {
    let office = try office(of: command.caseName)
    let answer = office.submit(
      command.name, to: command.caseName.number, by: command.by, inputs: command.content.inputs,
      facts: command.content.facts, key: command.content.key,
      at: instant(given, at: office.clock))
    return write(answer, of: office, to: id)
  }

  /// A repeat gets what the first attempt got; what became due meanwhile waits for the next answer.
  private mutating func write(_ answer: Answer, of office: Office, to id: JSONValue) -> String {
    if case .accepted(let accepted) = answer {
      if accepted.isRepeat { return writer.write(answer, city: office.city, to: id, Arrivals()) }
      gather(from: office, [])
    } else {
      gather(from: office, office.collectDueMessages())
    }
    return writer.write(answer, city: office.city, to: id, arrivals.take())
  }

  // MARK: - Time

  /// The instant of a command: as given, or the wall clock's, which never runs backwards here.
  private mutating func instant(_ given: Instant?, at recorded: Instant) -> Instant {
    guard let given else { return max(now(), recorded) }
    isSetByHand = true
    return given
  }

  /// Brings an office to the instant of a question.
  private mutating func look(
    into office: Office, at given: Instant?
  ) throws(RequestFailure) {
    if let given {
      isSetByHand = true
      guard given >= office.clock else { throw .clockBackwards }
    }
    let instant = given ?? (isSetByHand ? office.clock : max(now(), office.clock))
    gather(from: office, office.advance(to: instant))
    guard office.clock >= instant else { throw .catchingUp }
  }

  private mutating func gather(from office: Office, _ messages: [Delivery]) {
    let faults = office.faults
    let told = toldFaults[office.city] ?? 0
    arrivals.add(messages, faults: faults.dropFirst(told), of: office.city)
    toldFaults[office.city] = faults.count
  }

  private mutating func advance(
    to instant: Instant, _ id: JSONValue
  ) throws(RequestFailure) -> String {
    let clocks = offices.values.map(\.clock)
    guard instant >= max(horizon, clocks.max() ?? horizon) else { throw .clockBackwards }
    isSetByHand = true
    horizon = instant
    for (_, office) in offices.sorted(by: { $0.key < $1.key }) {
      gather(from: office, office.advance(to: instant))
    }
    guard offices.values.allSatisfy({ $0.clock >= instant }) else { throw .catchingUp }
    let arrived = arrivals.take()
    return AnswerWriter.line(id: id, ok: true) { line in
      line.member("at", instant.rfc3339)
      writer.write(arrived, to: &line)
    }
  }

  // MARK: - Questions

  private func hello(to id: JSONValue) -> String {
    AnswerWriter.line(id: id, ok: true) { writer in
      writer.member("protocol", Self.protocolVersion)
      writer.member("version", Tool.version)
      writer.member("limits") { writer in
        writer.object { writer in
          writer.member("line", Int64(Self.maximumLine))
          writer.member("depth", Int64(JSONReader.maximumDepth))
        }
      }
      writer.member("cities") { $0.list(cities) { $0.write($1) } }
    }
  }

  private mutating func keyboard(
    _ name: CaseName, _ prefix: String, _ plateKind: String?, at given: Instant?, _ id: JSONValue
  ) throws(RequestFailure) -> String {
    let office = try office(of: name)
    try look(into: office, at: given)
    guard office.view(name.number) != nil else { throw .unknownCase(name.description) }
    if let plateKind, !office.plateKinds.contains(plateKind) {
      throw .unknownKind(
        plateKind, nearest: Suggestion.nearest(to: plateKind, among: office.plateKinds))
    }
    let characters = office.keyboard(prefix: prefix, plateKind: plateKind, for: name.number)
      .map { String($0) }
    let arrived = arrivals.take()
    return AnswerWriter.line(id: id, ok: true) { line in
      line.member("case", name.description)
      line.member("at", office.clock.rfc3339)
      line.member("keyboard") { line in
        line.object { line in
          line.member("prefix", prefix)
          line.member("characters") { $0.list(characters) { $0.write($1) } }
        }
      }
      writer.write(arrived, to: &line)
    }
  }

  private mutating func print(
    _ document: String, of name: CaseName, at given: Instant?, _ id: JSONValue
  ) throws(RequestFailure) -> String {
    let office = try office(of: name)
    try look(into: office, at: given)
    guard office.view(name.number) != nil else { throw .unknownCase(name.description) }
    guard let view = office.document(document, of: name.number) else {
      throw .unknownDocument(document)
    }
    let arrived = arrivals.take()
    return AnswerWriter.line(id: id, ok: true) { line in
      line.member("case", name.description)
      line.member("at", office.clock.rfc3339)
      line.member("document") { line in
        line.object { line in
          line.member("name", view.name)
          line.member("title", view.title.text(in: language))
          line.member("lines") {
            $0.list(view.lines.map { $0.text(in: language) }) { $0.write($1) }
          }
        }
      }
      writer.write(arrived, to: &line)
    }
  }

  // MARK: - Offices

  /// Those of the rules, and those that the archive has rules of.
  private var cities: [String] { Set(book.cities).union(offices.keys).sorted() }

  /// Another process may have published rules of a city that was not there.
  private func isKnown(_ city: String) -> Bool {
    if offices[city] != nil || book.name(ofCity: city) != nil { return true }
    return ((try? archive?.clock(ofCity: city)) ?? nil) != nil
  }

  private func office(of name: CaseName) throws(RequestFailure) -> Office {
    guard let office = offices[name.city] else { throw .unknownCase(name.description) }
    return office
  }

  private mutating func office(
    city: String, from instant: Instant
  ) throws(RequestFailure) -> Office {
    if let office = offices[city] { return office }
    let start = max(instant, horizon)
    let office: Office
    do throws(OfficeFailure) {
      office = try self.office(opening: city, from: start)
    } catch {
      throw RequestFailure(error.code.description, zh: error.text.zh, en: error.text.en)
    }
    offices[city] = office
    return office
  }

  private func office(
    opening city: String, from start: Instant
  ) throws(OfficeFailure) -> Office {
    guard let archive else {
      guard let office = Office(city: city, of: book, at: start, options: options) else {
        throw .unknownCity(city)
      }
      return office
    }
    return try Office(city: city, of: book, in: archive, at: start, options: options)
  }

  // MARK: - Archive

  /// Opens the offices of cities that have cases already, so that time passes for them, too.
  mutating func open(_ cities: [String]) throws(OfficeFailure) {
    for city in cities { offices[city] = try office(opening: city, from: .earliest) }
  }

  /// The open offices for which other rules than those of the book were published last, in alphabetical
  /// order.
  var deviating: [String] {
    offices.values.filter { $0.publications.last?.rules != book.hash(ofCity: $0.city) }
      .map(\.city).sorted()
  }

  /// Makes all answers so far last; until then they are nobody's.
  func save() throws(OfficeFailure) {
    for (_, office) in offices { try office.save() }
  }

  /// What was answered has been read: its messages need not be told again.
  func acknowledge() {
    for (_, office) in offices { office.acknowledge() }
  }
}
