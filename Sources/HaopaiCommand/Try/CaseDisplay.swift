import Haopai

/// Shows a case to people: where it stands, which numbers are held how long, what is left, what
/// comes next.
struct CaseDisplay {
  let language: Language
  let isColoured: Bool

  private static let numbersPerRow = 5

  func show(_ view: CaseView, withFields: Bool = false) -> String {
    var lines = [headline(view)]
    if withFields { lines += view.fields.map { "  " + field($0) } }
    lines += view.numbers.flatMap { numbers($0, at: view.at) }
    lines += view.counters.map { "  " + counter($0) }
    lines += view.deadlines.map { "  " + deadline($0, at: view.at) }
    lines += menu(view)
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: - Answers

  func show(_ delivery: Delivery) -> String {
    let content =
      switch delivery.content {
      case .message(_, let text): text.text(in: language)
      case .code(_, let code): TryTexts.code(code).text(in: language)
      }
    let until = delivery.until.map { TryTexts.until(time($0)).text(in: language) } ?? ""
    return "  → \(Mask.mobile(delivery.address))  \(VisibleText.make(content))\(until)\n"
  }

  func show(_ said: RenderedText) -> String {
    "  \(VisibleText.make(said.text.text(in: language)))\n"
  }

  func show(_ refusals: [Refusal], from: Instant?) -> String {
    let lines = refusals.map { refusal in
      paint("  ✗ ", "31") + VisibleText.make(refusal.text.text(in: language))
        + paint("  [\(refusal.code)]", "2") + "\n"
    }
    let again = from.map { "    \(TryTexts.possibleFrom(time($0)).text(in: language))\n" } ?? ""
    return lines.joined() + again
  }

  func show(_ document: DocumentView) -> String {
    let lines = document.lines.map { VisibleText.make($0.text(in: language)) }
    let title = document.title.text(in: language)
    let width = (lines + [title]).map { DisplayWidth.of($0) }.max() ?? 0
    let rule = String(repeating: "─", count: width + 2)
    let body = ([title, ""] + lines).map { line in
      "  │ \(line)\(String(repeating: " ", count: width - DisplayWidth.of(line))) │\n"
    }
    return "  ┌\(rule)┐\n\(body.joined())  └\(rule)┘\n"
  }

  func show(mistake message: Message) -> String {
    paint("  ! ", "33") + VisibleText.make(message.text(in: language)) + "\n"
  }

  func show(remark: BilingualText) -> String {
    "\n" + paint("# \(VisibleText.make(remark.text(in: language)))", "36") + "\n"
  }

  func echo(_ line: String) -> String { paint("> \(VisibleText.make(line))", "1") + "\n" }

  // MARK: - Parts of a case

  private func headline(_ view: CaseView) -> String {
    let title = view.stateTitle?.text(in: language) ?? view.state
    return paint("\(time(view.at))  \(title)", "1") + paint("  (\(view.state))", "2")
  }

  private func field(_ field: CaseView.Field) -> String {
    let title = field.title?.text(in: language) ?? field.name
    return "\(title) \(paint("case.\(field.name)", "2"))\(colon)"
      + VisibleText.make(field.text.text(in: language))
  }

  private func numbers(_ set: CaseView.NumberSet, at now: Instant) -> [String] {
    guard !set.numbers.isEmpty else { return [] }
    let title = set.title?.text(in: language) ?? set.name
    let name = title == set.name ? "" : " " + paint(set.name, "2")
    let clock = set.until.map { " · " + remaining(until: $0, from: now) } ?? ""
    var lines = ["  \(title)\(name)\(clock)"]
    for start in stride(from: 0, to: set.numbers.count, by: Self.numbersPerRow) {
      let row = set.numbers.indices.dropFirst(start).prefix(Self.numbersPerRow).map { index in
        let label = "[\(index)]"
        let pad = String(repeating: " ", count: max(0, 4 - label.utf8.count))
        return paint(pad + label, "2") + " " + paint(set.numbers[index].description, "32")
      }
      lines.append("   " + row.joined(separator: "  "))
    }
    return lines
  }

  private func counter(_ counter: CaseView.Counter) -> String {
    let title = counter.title?.text(in: language) ?? counter.name
    let message = TryTexts.counter(left: counter.left, used: counter.used)
    return "\(title)\(colon)\(message.text(in: language))"
  }

  private func deadline(_ deadline: CaseView.Deadline, at now: Instant) -> String {
    let title = deadline.title?.text(in: language) ?? deadline.name
    let mark = deadline.isProvisional ? " " + TryTexts.provisional.text(in: language) : ""
    return
      "\(title)\(colon)\(time(deadline.at)) · \(remaining(until: deadline.at, from: now))\(mark)"
  }

  private func menu(_ view: CaseView) -> [String] {
    var lines: [String] = []
    if view.isFinal { lines.append("  " + TryTexts.caseIsOver.text(in: language)) }
    if !view.open.isEmpty { lines.append("  " + TryTexts.nextSteps.text(in: language)) }
    let width = view.open.map { $0.name.utf8.count }.max() ?? 0
    for (index, command) in view.open.enumerated() {
      let pad = String(repeating: " ", count: width - command.name.utf8.count)
      lines.append(
        "   \(index + 1)  \(paint(command.name, "1"))\(pad)  \(described(command))")
    }
    for document in view.documents { lines.append("   ·  print \(document)") }
    return lines
  }

  private func described(_ command: CaseView.OpenCommand) -> String {
    var words = [command.title?.text(in: language) ?? ""]
    switch command.by {
    case .applicant: break
    case .officer: words.append(TryTexts.byOfficer.text(in: language))
    case .host: words.append(TryTexts.byHost.text(in: language))
    }
    words += command.inputs.map { input in
      let value = form(of: input)
      return paint(input.isOptional ? "[\(input.name)=\(value)]" : "\(input.name)=\(value)", "2")
    }
    return words.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What may be typed behind `name=`; the elements of a list stand behind one another.
  func form(of input: CaseView.OpenCommand.Input) -> String {
    let type = TypeName(input.type)
    let single = type.element ?? type
    let word = language == .zh ? single.zh : single.word
    let value = input.choices.isEmpty ? word : input.choices.joined(separator: "|")
    return type.element == nil ? value : "\(value),\(value),…"
  }

  private var colon: String { language == .zh ? "：" : ": " }

  // MARK: - Time

  func time(_ instant: Instant) -> String { instant.civil }

  private func remaining(until instant: Instant, from now: Instant) -> String {
    TryTexts.remaining(seconds: max(0, instant.span(since: now).milliseconds + 999) / 1_000)
      .text(in: language)
  }

  private func paint(_ text: String, _ style: String) -> String {
    isColoured ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
