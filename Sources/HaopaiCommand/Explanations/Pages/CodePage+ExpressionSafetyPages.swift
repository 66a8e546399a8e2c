import HaopaiDiagnostics

extension CodePage {
  /// What could fail in a condition or calculation, or run too long.
  static let expressionSafetyPages: [CodePage] = [
    CodePage(
      "may-be-absent",
      what: Message(
        zh: "用到的值可能没有",
        en: "a value is read that may be absent"),
      why: Message(
        zh: "可选的参数、到这一步未必填写的字段和登记不一定有值。请先用 `has(…)` 判断，或在此之前设置字段。",
        en: """
          Optional parameters, fields that some way there leaves unset, and entries of registers \
          need not be there. Ask `has(…)` first, or set the field before.
          """),
      example: .replacing(
        in: .part, right: "\"has(param.draw) ? param.draw.attempts : 0\"",
        wrong: "param.draw.attempts")),
    CodePage(
      "index-unproven",
      what: Message(
        zh: "用 `[0]` 取的元素可能不存在",
        en: "an element is taken from a list that may not have it"),
      why: Message(
        zh: "列表可能是空的。请先判断，如 `size(choice) > 0`。",
        en: "The list may be empty. Ask before, as in `size(choice) > 0`."),
      example: .replacing(
        in: .business,
        right: """
                - when: size(choice) > 0
                  set: { number: "choice[0]" }
          """, wrong: "      - set: { number: \"choice[0]\" }")),
    CodePage(
      "may-divide-by-zero",
      what: Message(
        zh: "除数可能是 0",
        en: "something may be divided by 0"),
      why: Message(
        zh: "办理时遇到 0 就算不下去。请先判断除数不为 0，或用 `range` 排除 0。",
        en: """
          With 0 the calculation could not go on. Ask first that it is not 0, or exclude 0 by \
          a `range`.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: 10 / size(backups) > param.slots")),
    CodePage(
      "may-overflow",
      what: Message(
        zh: "计算结果可能超出范围",
        en: "the result of a calculation may be out of range"),
      why: Message(
        zh: "参与计算的值没有限定大小。请在声明里写 `range`，或先用比较限定。",
        en: "What is calculated with has no bound. Declare a `range`, or compare it first."),
      example: .replacing(
        in: .business, right: "kind-not-offered: fact.boat.kind in param.kinds",
        wrong: "kind-not-offered: fact.boat.seats * fact.boat.seats * 100 > 0")),
    CodePage(
      "unbounded-list",
      what: Message(
        zh: "对没有 `max` 的列表逐项判断",
        en: "a list without a `max` is looped over"),
      why: Message(
        zh: "列表可以有多长不知道，办理一步要多久也就不知道。请在声明里写 `max`。",
        en: """
          Nobody knows how long the list can be, and so how long a step would take. Declare \
          its `max`.
          """),
      example: .replacing(
        in: .business, right: "owners: { list: identity, max: 5, mock: [11010519491231002X] }",
        wrong: "owners: { list: identity, mock: [11010519491231002X] }")),
    CodePage(
      "too-many-iterations",
      what: Message(
        zh: "条件里的循环次数可能超过 100,000",
        en: "a condition may loop more than 100,000 times"),
      why: Message(
        zh: "循环套循环，次数会相乘，办理会变慢。请缩小列表的 `max`，或减少嵌套。",
        en: """
          Loops inside loops multiply, and a step would take long. Give the lists a smaller \
          `max`, or nest less.
          """),
      example: .replacing(
        in: .business, right: "not-owner: fact.boat.owners.exists(o, o == applicant.id)",
        wrong:
          "not-owner: \"\(each: 1...8, { "fact.boat.owners.exists(o\($0), " })o1 == o8\(repeating: ")", 8)\""
      )),
  ]
}
