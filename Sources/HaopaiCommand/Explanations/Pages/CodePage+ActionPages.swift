import HaopaiDiagnostics

extension CodePage {
  /// Actions: what is done, and what must be given for it.
  static let actionPages: [CodePage] = [
    CodePage(
      "several-actions",
      what: Message(
        zh: "列表的一项里有两个动作",
        en: "two actions stand in one item of a list"),
      why: Message(
        zh: "动作按列表的顺序执行，写在一项里看不出先后。请每个动作各写一项。",
        en: """
          Actions run in the order of the list, and in one item no order is seen. Give each an \
          item of its own.
          """),
      example: .replacing(
        in: .business,
        right: """
                    - challenge: sms_code
                  to: proving
          """,
        wrong: """
                    - { set: { guests: input.guests }, challenge: sms_code }
                  to: proving
          """)),
    CodePage(
      "missing-action",
      what: Message(
        zh: "动作列表的一项里没有动作",
        en: "an item of a list of actions has no action"),
      why: Message(
        zh: "只有 `when` 而没有要做的事。请写上动作，或删去这一项。",
        en: "There is only a `when`, and nothing to do. Write the action, or delete the item."),
      example: .replacing(
        in: .business, right: "      - claim: choice",
        wrong: """
                - claim: choice
                - when: has(param.ban)
          """)),
    CodePage(
      "action-may-fail",
      what: Message(
        zh: "可能失败的动作放在了没有操作人的地方",
        en: "an action that can be refused stands where nobody can be told"),
      why: Message(
        zh: "定时器和 `always` 触发时没有人可以得到拒绝的答复。请用提示里的 `when` 加以限制，或移到某个操作里。",
        en: """
          When a timer or `always` acts, nobody is there to be refused. Guard the action with \
          the `when` of the finding, or leave it to a command.
          """),
      example: .replacing(
        in: .business, right: "          - release: [choice]", wrong: "          - claim: choice")),
    CodePage(
      "field-always-set",
      what: Message(
        zh: "对有默认值的字段写了 `none`",
        en: "`none` is set to a field with a default"),
      why: Message(
        zh: "这样的字段总有值，条件里可以放心使用。请设成默认值，或删去字段的 `default`。",
        en: """
          Such a field always has a value, and conditions rely on it. Set the default itself, \
          or declare the field without one.
          """),
      example: .replacing(
        in: .business,
        right: "- set: { hull: input.hull, kind: fact.boat.kind, guests: input.guests }",
        wrong: "- set: { hull: input.hull, kind: fact.boat.kind, guests: none }")),
    CodePage(
      "assignment-range",
      what: Message(
        zh: "设置的值可能超出字段（含登记册字段）的范围，或列表可能超过字段的 `max`",
        en: """
          a value may lie outside the range of its field, a register's too, or a list may be \
          longer than its `max`
          """),
      why: Message(
        zh: "条件是按字段声明的范围检查的。请限定来源的范围，或放宽字段的范围。",
        en: """
          Conditions were checked for the range that the field declares. Bound what is set, or \
          widen the field.
          """),
      example: .replacing(
        in: .business,
        right: "- set: { hull: input.hull, kind: fact.boat.kind, guests: input.guests }",
        wrong: "- set: { hull: input.hull, kind: fact.boat.kind, guests: input.guests + 1 }")),
    CodePage(
      "value-range",
      what: Message(
        zh: "数量、次数上限或时长可能太小或太大",
        en: "an amount, a limit or a length of time may be too small or too great"),
      why: Message(
        zh: "保留 0 秒的号码等于没有保留，一次抽几百万个号码又会拖住系统。请给参数声明 `range`。",
        en: """
          Numbers that are held for no time are not held, and a draw of millions would keep \
          the engine busy. Give the parameter a `range`.
          """),
      example: .replacing(
        in: .part, right: "hold: \"duration('5m')\"", wrong: "hold: \"duration('0s')\"")),
    CodePage(
      "count-over-max",
      what: Message(
        zh: "放进号码集合的号码可能比它的 `max` 多",
        en: "there may be more numbers for a set than its `max` allows"),
      why: Message(
        zh: "集合的大小在别处的条件里已被当作保证。请让数量和 `max` 用同一个参数，或用 `range` 限定。",
        en: """
          Conditions elsewhere rely on the size of the set. Let both name the same parameter, \
          or bound it by a `range`.
          """),
      example: .replacing(
        in: .part, right: "count: param.draw.size", wrong: "count: param.draw.size + 1")),
    CodePage(
      "bad-filter",
      what: Message(
        zh: "`without` 里有号牌序号不使用的字符",
        en: "`without` has characters that no serial has"),
      why: Message(
        zh: "排除它们没有意义，多半是写错了。序号只有数字和大写字母，不含 I 和 O。",
        en: """
          Leaving them out means nothing; mostly it is a slip. Serials have digits and capital \
          letters, never I and O.
          """),
      example: .replacing(
        in: .part, right: "              without: \"4\"", wrong: "              without: \"O\"")),
    CodePage(
      "missing-filter",
      what: Message(
        zh: "有 `without_when` 而没有 `without`",
        en: "`without_when` stands without `without`"),
      why: Message(
        zh: "它规定何时排除字符，却没有写排除哪些，所以什么也不排除。请写上，如 `without: \"4\"`。",
        en: """
          It says when characters are left out, and nothing says which, so that none are. \
          Write them, such as `without: "4"`.
          """),
      example: .replacing(
        in: .part,
        right: """
                        without: "4"

          """, wrong: "")),
    CodePage(
      "incomplete-entry",
      what: Message(
        zh: "登记缺少登记册要求的字段或期限",
        en: "a register entry lacks a field or its term"),
      why: Message(
        zh: "以后读到这条登记时，这些内容必须都在。请补上字段；按期限解除的登记册还要写 `for`。",
        en: """
          What is read of the entry later must be there. Give the field, and `for` where the \
          register ends by term.
          """),
      example: .replacing(
        in: .business, right: "fields: { reason: '\"late\"' }, for: param.ban",
        wrong: "for: param.ban")),
    CodePage(
      "key-count",
      what: Message(
        zh: "给出的键的个数与声明不符",
        en: "a use or an entry has the wrong number of keys"),
      why: Message(
        zh: "次数和登记册按键区分各人、各船，少一个就分不清。请按它声明的 `keys` 逐一给出。",
        en: """
          A counter or register tells people or boats apart by its keys. Give one for each \
          that it declares.
          """),
      example: .replacing(
        in: .business, right: "use: { counter: boats, keys: [applicant.id] }",
        wrong: "use: { counter: boats, keys: [applicant.id, case.hull] }")),
    CodePage(
      "counter-keys",
      what: Message(
        zh: "次数没有写 `per` 或 `keys`，或两个都写了",
        en: "a counter has neither `per` nor `keys`, or both"),
      why: Message(
        zh: "必须知道按什么计数。固定按某个值计写 `per`，每次使用时给出写 `keys`。",
        en: """
          It must be known what is counted for. Write `per` where that is always the same \
          value, `keys` where each use gives it.
          """),
      example: .replacing(
        in: .part,
        right: """
              per: [case.hull]

          """, wrong: "")),
    CodePage(
      "unassigned-counter-key",
      what: Message(
        zh: "使用次数时，计数依据的字段可能还没有填写",
        en: "a counter is used where a field that it counts by may be unset"),
      why: Message(
        zh: "不知道该算在谁的名下。请先设置该字段，再使用这个次数。",
        en: "Nobody could say whose count it is. Set the field before the counter is used."),
      example: .replacing(
        in: .business, right: "  do: [ set: { mobile: input.mobile } ]",
        wrong: "  do: [ set: { mobile: input.mobile }, use: draws ]")),
    CodePage(
      "check-needs-secret",
      what: Message(
        zh: "用来核对验证码的输入项不是 `secret` 类型",
        en: "a code is compared with an input whose type is not `secret`"),
      why: Message(
        zh: "验证码不能留在日志里，只有 `secret` 类型的输入不会被记录。请改为 `type: secret`。",
        en: """
          A code must never stand in the journal, and only inputs of the type `secret` are \
          kept out of it. Write `type: secret`.
          """),
      example: .replacing(
        in: .business, right: "input: { code: { type: secret, title: { zh: 验证码, en: code } } }",
        wrong: "input: { code: { type: text, title: { zh: 验证码, en: code } } }")),
  ]
}
