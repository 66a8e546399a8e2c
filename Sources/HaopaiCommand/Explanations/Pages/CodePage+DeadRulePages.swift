import HaopaiDiagnostics

extension CodePage {
  /// Rules that have no effect, and conditions that decide nothing.
  static let deadRulePages: [CodePage] = [
    CodePage(
      "unused-name",
      what: Message(
        zh: "声明了一个名称，却没有任何地方使用",
        en: "a name is declared and nothing uses it"),
      why: Message(
        zh: "城市设置的参数不起作用，群众或登记系统白白提供了数据。请使用它，或删去声明。",
        en: """
          A city sets what has no effect, or citizens and registries are asked for data in \
          vain. Use it, or remove it.
          """),
      example: .replacing(
        in: .business,
        right: """
            guests: { type: count, range: 0..20, default: 0, title: { zh: 乘客人数, en: guests } }
            pay_by
          """,
        wrong: """
            colour: { type: text, title: { zh: 船体颜色, en: colour } }
            guests: { type: count, range: 0..20, default: 0, title: { zh: 乘客人数, en: guests } }
            pay_by
          """)),
    CodePage(
      "unread-value",
      what: Message(
        zh: "城市设置的值，在它的其他设置下不起作用",
        en: "no rule reads a value of a city under the city's other values"),
      why: Message(
        zh: "文件看起来作了规定，其实没有。请删去此值，或改正使它失效的另一项设置。",
        en: """
          The file seems to rule something and does not. Leave the value out, or correct the \
          other one that makes it idle.
          """),
      example: .replacing(
        in: .city,
        right: """
              remind: once
              remind_after: 24 h
          """,
        wrong: """
              remind: never
              remind_after: 24 h
          """)),
    CodePage(
      "repeated-value",
      what: Message(
        zh: "城市写的值与不写时完全相同",
        en: "a value is the one that would be in force without it"),
      why: Message(
        zh: "以后上一层改动时，没人知道这里为什么不跟着变。请删去；若确是本市自己的规定，请写明出处。",
        en: """
          When the layer above changes, nobody knows why this place does not follow. Leave it \
          out; if it is the city's own rule, give its source.
          """),
      example: .replacing(
        in: .city, right: "      hold: 180 s",
        wrong: """
                hold: 180 s
                size: 5
          """)),
    CodePage(
      "missing-calendar",
      what: Message(
        zh: "期限以工作日计算，而某一年没有节假日安排",
        en: "a term counts working days, and a year has no calendar"),
      why: Message(
        zh: "那一年的截止日期只能暂定。请按国务院的放假通知添加这一年的日历文件。",
        en: """
          Deadlines in that year would be provisional. Add the calendar of the year, by the \
          State Council's notice.
          """),
      example: .replacing(
        in: .city, right: "{ 2026-01-05: 5, 2026-07-01: 3 }",
        wrong: "{ 2026-01-05: 5, 2027-07-01: 3 }")),
    CodePage(
      "never-holds",
      what: Message(
        zh: "一个条件永远不可能成立",
        en: "a condition can never hold"),
      why: Message(
        zh: "它所决定的操作、分支或动作永远不会发生。请改正条件，或删去它和它所决定的内容。",
        en: """
          What it decides on, a command, a branch or an action, can never happen. Correct the \
          condition, or remove what it is for.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backups) < 0")),
    CodePage(
      "always-holds",
      what: Message(
        zh: "一个条件总是成立",
        en: "a condition always holds"),
      why: Message(
        zh: "它什么也没有决定：不会有人因此被拒绝，后面的分支也轮不到。请改正条件，或删去它。",
        en: """
          It decides nothing: nobody is ever refused for it, and branches behind it are never \
          taken. Correct it, or leave it out.
          """),
      example: .replacing(
        in: .part, right: "shortlist-full: size(backups) < param.slots",
        wrong: "shortlist-full: size(backups) >= 0")),
    CodePage(
      "overlapping-branches",
      what: Message(
        zh: "两个分支的范围有一部分重叠",
        en: "two branches of a list fit the same values"),
      why: Message(
        zh: "重叠部分总是执行前一个分支，编写人多半没有想到。请让各分支的范围不重叠。",
        en: """
          Where they overlap the earlier one is taken, which its author may not have noticed. \
          Choose bounds that do not overlap.
          """),
      example: .replacing(
        in: .part,
        right: """
                    - { when: size(choice) > 0, to: chosen }
                    - { say: all-taken }
          """,
        wrong: """
                    - { when: draws.left < 5, say: all-taken }
                    - { when: draws.left > 3 && draws.left < 8, to: left }
                    - { say: all-taken }
          """)),
    CodePage(
      "nothing-to-give-back",
      what: Message(
        zh: "归还次数之前没有使用过它",
        en: "a counter is given back before any action uses it"),
      why: Message(
        zh: "只能归还本办件取用过的次数，所以什么也不会归还。请先使用，或删去；`during` 取用的会自动归还。",
        en: """
          Only what the case itself took comes back, so that nothing does. Use the counter \
          first, or remove this; what `during` takes comes back by itself.
          """),
      example: .replacing(
        in: .business,
        right: """
                    - challenge: sms_code
                  to: proving
          """,
        wrong: """
                    - challenge: sms_code
                    - give_back: { counter: boats, keys: [applicant.id] }
                  to: proving
          """)),
  ]
}
