public import HaopaiDomain
import HaopaiProgram

/// A text with its values, as it is said to somebody.
public struct RenderedText: Hashable, Sendable {
  /// One value of the text, for who renders it in another way.
  public struct Value: Hashable, Sendable {
    /// As the rule file writes it between braces.
    public let name: String
    /// In its English form, masked as in the text itself.
    public let text: String
  }

  /// The text's kebab-case name in the rule files.
  public let code: String
  /// With its values in place: mobile numbers, identity numbers and names masked.
  public let text: BilingualText
  /// In the order in which the rule file first names them.
  public let values: [Value]
}

/// A message of the rules with the values that it was sent with. It is put into words where it is
/// delivered: a step does not wait for that.
package struct MessageText: Hashable, Sendable {
  /// Values that were not put into words yet.
  fileprivate struct Source: Sendable {
    let program: WorkflowProgram
    let message: MessageID
    let values: [PreparedValue]
    /// The service hours that values are indices of.
    let windows: [ServiceWindows]
  }

  private enum Content: Sendable {
    case source(Source)
    case words(code: String, BilingualText)
  }

  private let content: Content

  /// - Parameter values: in the order of the message's own; absent for one that is not there.
  init(
    _ message: MessageID, of program: WorkflowProgram, values: [PreparedValue],
    windows: [ServiceWindows]
  ) {
    content = .source(
      Source(program: program, message: message, values: values, windows: windows))
  }

  /// One that was put into words before, and comes from a store.
  init(code: String, text: BilingualText) { content = .words(code: code, text) }

  package var code: String {
    switch content {
    case .source(let source): source.program.workflow.messages[source.message.index].code
    case .words(let code, _): code
    }
  }

  /// With the values in their places, personal ones masked.
  package var text: BilingualText {
    switch content {
    case .source(let source): source.text
    case .words(_, let text): text
    }
  }

  package static func == (left: MessageText, right: MessageText) -> Bool {
    if case (.source(let one), .source(let other)) = (left.content, right.content),
      one.program === other.program, one.windows == other.windows, one.message == other.message
    {
      return one.values == other.values
    }
    return left.code == right.code && left.text == right.text
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension MessageText.Source {
  fileprivate var text: BilingualText {
    let template = program.workflow.messages[message.index].text
    let format = ValueFormat(enumerations: program.workflow.enumerations, windows: windows)
    return template.text(
      zip(template.values, values).map { ValueText($1, of: $0.type, format) })
  }
}

extension MessageText: CustomStringConvertible, CustomReflectable {
  /// As it is delivered: the values themselves are personal.
  package var description: String { "\(code): \(text.en)" }
  package var customMirror: Mirror { Mirror(self, children: ["message": description]) }
}

/// A value in a text, for people and for programs.
struct ValueText {
  let text: BilingualText
  /// Of an instant and of a duration, in milliseconds: programs read them otherwise than people.
  private let milliseconds: (count: Int64, isInstant: Bool)?

  init(_ value: PreparedValue, of type: ValueType, _ format: ValueFormat) {
    text = format.text(of: value, type: type)
    if type == .instant || type == .duration, case .word(let word) = value {
      milliseconds = (word, type == .instant)
    } else {
      milliseconds = nil
    }
  }

  /// For programs: the English form, of an instant RFC 3339, of a duration `180 s`.
  var value: String {
    guard let (count, isInstant) = milliseconds else { return text.en }
    return isInstant
      ? Instant(milliseconds: count).rfc3339 : TimeSpan(milliseconds: count).description
  }

  /// For one that is not there.
  static var absent: ValueText {
    ValueText(.absent, of: .bool, ValueFormat(enumerations: []))
  }
}

extension RenderedText {
  init(_ code: String, _ template: Template, _ texts: [ValueText]) {
    self.code = code
    text = template.text(texts)
    values = template.values.indices.map {
      Value(name: template.values[$0].name, text: texts[$0].value)
    }
  }
}

extension Template {
  func text(_ values: [ValueText]) -> BilingualText {
    BilingualText(zh: join(zh, values, \.zh), en: join(en, values, \.en))
  }

  private func join(
    _ segments: [Segment], _ values: [ValueText], _ language: (BilingualText) -> String
  ) -> String {
    var joined = ""
    for segment in segments {
      switch segment {
      case .text(let text): joined += text
      case .value(let index): joined += language(values[index].text)
      }
    }
    return joined
  }
}
