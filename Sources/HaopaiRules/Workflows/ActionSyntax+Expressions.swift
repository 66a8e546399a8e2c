import HaopaiExpression

extension ActionSyntax.Kind {
  /// Everything that is evaluated when the action is done.
  var expressions: [ExpressionText] {
    switch self {
    case .set(let assignments): assignments.compactMap(\.value)
    case .use(let movement), .giveBack(let movement): movement.expressions
    case .draw(let draw):
      [draw.kind, draw.count, draw.hold] + [draw.withoutCondition].compactMap { $0 }
    case .firstFree(let choice): [choice.numbers, choice.kind] + [choice.hold].compactMap { $0 }
    case .move(let move): [move.number] + [move.hold].compactMap { $0 }
    case .extend(_, let hold): [hold]
    case .enter(let entry):
      entry.keys.values + entry.fields.map(\.value) + [entry.term].compactMap { $0 }
    case .end(_, let keys): keys.values
    case .notify(let notice): [notice.address] + [notice.until].compactMap { $0 }
    case .release, .claim, .issue, .challenge: []
    }
  }
}

extension MovementSyntax {
  var expressions: [ExpressionText] { (keys?.values ?? []) + [amount].compactMap { $0 } }
}
