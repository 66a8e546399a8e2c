package import HaopaiDiagnostics

/// The text of an expression, where each of its bytes stands, and its tree: a text is parsed once,
/// however many businesses and checks look at it.
package struct ExpressionText: Sendable {
  private final class Content: Sendable {
    let text: String
    let places: ScalarPlaces
    let syntax: Result<Syntax, SyntaxFault>
    let paths: [String]
    let trimmed: String

    init(text: String, places: ScalarPlaces) {
      self.text = text
      self.places = places
      syntax = Result { () throws(SyntaxFault) in try Parser.parse(text) }
      paths = (try? syntax.get())?.paths ?? []
      trimmed = text.trimmed
    }
  }

  private let content: Content

  package init(text: String, places: ScalarPlaces) {
    content = Content(text: text, places: places)
  }

  package var text: String { content.text }
  package var places: ScalarPlaces { content.places }

  /// The tree; nil for a text that is no expression.
  package var syntax: Syntax? { try? content.syntax.get() }

  /// The dotted names that it reads, `param.draw.hold`, in the order of the text.
  package var paths: [String] { content.paths }

  /// The text, where it is nothing but such a name.
  package var plainPath: String? {
    content.paths.count == 1 && content.paths[0] == content.text ? content.text : nil
  }

  /// The text without blanks around it. What is the same condition is mostly written alike; blanks
  /// say nothing.
  var trimmed: String { content.trimmed }

  /// The tree, or nil and a finding.
  package func syntax(_ findings: inout FindingCollector) -> Syntax? {
    do throws(SyntaxFault) {
      return try content.syntax.get()
    } catch {
      findings.report(error.finding(in: places))
      return nil
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let printable: ClosedRange<UInt8> = 0x21...0x7E
    if let first = utf8.first, let last = utf8.last, printable.contains(first),
      printable.contains(last)
    {
      return self
    }
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
