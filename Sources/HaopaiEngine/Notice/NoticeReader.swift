package import HaopaiDomain
package import HaopaiProgram

/// Puts a notice into words: what it says where the parameters have the values of one day.
package struct NoticeReader: ~Copyable {
  private let notice: NoticeProgram
  private let format: ValueFormat
  private let frame: Frame
  private var evaluator = Evaluator()

  /// - Parameter windows: the service hours that the edition's values are indices of.
  package init(
    _ notice: NoticeProgram, parameters edition: ParameterTable.Edition,
    windows: [ServiceWindows]
  ) {
    self.notice = notice
    format = ValueFormat(enumerations: notice.enumerations, windows: windows)
    frame = Frame(notice.layout, parameters: edition)
  }

  /// The sentence with its values; nil where its condition does not hold.
  package mutating func text(of item: NoticeProgram.Item) -> BilingualText? {
    guard holds(item.condition) else { return nil }
    var texts: [ValueText] = []
    for value in item.text.values {
      let shown = holds(value.presence) ? self.value(value.program) : .absent
      texts.append(ValueText(shown, of: value.type, format))
    }
    return item.text.text(texts)
  }

  private mutating func holds(_ condition: ProgramID?) -> Bool {
    guard let condition else { return true }
    return value(condition) != .word(0)
  }

  /// A checked program neither fails nor, without a question in it, stops.
  private mutating func value(_ id: ProgramID) -> PreparedValue {
    let program = notice.programs[id.index]
    guard case .finished = evaluator.evaluate(program, in: frame) else { return .absent }
    return program.yieldsObject
      ? .object(frame.objects.object(evaluator.resultObject)) : .word(evaluator.resultWord)
  }
}
