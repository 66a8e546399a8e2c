import HaopaiDiagnostics

extension CodePage {
  /// Parts: what several businesses share, and how they mount it.
  static let partPages: [CodePage] = [
    CodePage(
      "part-mounts-itself",
      what: Message(
        zh: "公共流程直接或间接包含了自身",
        en: "a part mounts itself, directly or through another"),
      why: Message(
        zh: "它会无休止地展开。请删去这层引用，需要重复时让流程回到前面的状态。",
        en: """
          It would never end. Take the mount out; to repeat something, lead back to an earlier \
          state.
          """),
      example: .replacing(
        in: .part,
        right: """
            choosing:
              title: { zh: 选号, en: choosing }
          """,
        wrong: """
            again:
              part: number-choice
              exits: { chosen: chosen, left: left, timed_out: left }
            choosing:
              title: { zh: 选号, en: choosing }
          """)),
    CodePage(
      "part-mounted-twice",
      what: Message(
        zh: "一个业务两次使用带号码集合的公共流程",
        en: "a business mounts a part with number sets a second time"),
      why: Message(
        zh: "号码集合按名称区分，两次使用会有两个同名集合。请转到第一次使用它的状态。",
        en: """
          Number sets are known by their names, and there would be two of each. Lead to the \
          state that mounts the part first.
          """),
      example: .replacing(
        in: .business, right: "  paid: { final: true, title: { zh: 已发牌, en: paid } }",
        wrong: """
            again: { part: number-choice, exits: { chosen: selected, left: proving, timed_out: expired } }
            paid: { final: true, title: { zh: 已发牌, en: paid } }
          """)),
    CodePage(
      "unmapped-exit",
      what: Message(
        zh: "使用公共流程时漏写了一个出口",
        en: "a mount leaves out an exit of the part"),
      why: Message(
        zh: "从那个出口出来后，办件不知道去哪里。请在 `exits` 下写明它通向的状态。",
        en: """
          Behind that exit a case would not know where to go. Say under `exits` to which state \
          it leads.
          """),
      example: .replacing(
        in: .business, right: "exits: { chosen: selected, left: proving, timed_out: expired }",
        wrong: "exits: { chosen: selected, left: proving }")),
    CodePage(
      "unused-exit",
      what: Message(
        zh: "公共流程里没有任何地方通向它声明的一个出口",
        en: "nothing in a part leads to one of its exits"),
      why: Message(
        zh: "业务为这个出口安排的状态永远到不了。请让流程通向它，或删去该出口。",
        en: "What a business maps it to could never be reached. Lead to it, or remove it."),
      example: .replacing(
        in: .part,
        right:
          "session: { after: \"duration('10m')\", shown: true, title: { zh: 选号结束, en: end of the session }, to: timed_out }",
        wrong:
          "session: { after: \"duration('10m')\", shown: true, title: { zh: 选号结束, en: end of the session }, to: left }"
      )),
    CodePage(
      "unmounted-part",
      what: Message(
        zh: "没有业务使用这个公共流程",
        en: "no business mounts a part"),
      why: Message(
        zh: "公共流程的许多检查只能在使用它的业务里进行。这是警告，因为它可以先于业务写好；不再需要时请删去文件。",
        en: """
          Much of a part can only be checked where a business mounts it. It is a warning, for \
          a part may come before its business; delete the file if nobody needs it.
          """),
      example: .adding(
        "rules/parts/farewell.yaml",
        wrong: """
          haopai: 1
          part: farewell
          title: { zh: 告别, en: farewell }
          exits: [done]
          initial: waving
          states:
            waving:
              accepts:
                wave: { title: { zh: 挥手, en: wave }, to: done }

          """)),
    CodePage(
      "unmet-expectation",
      what: Message(
        zh: "业务缺少公共流程要求的字段或号码集合，或字段类型不同",
        en: """
          a business lacks a field or number set that a part expects, or has it with another \
          type
          """),
      why: Message(
        zh: "公共流程要用到它们。请在业务里按公共流程 `expects` 的名称和类型声明。",
        en: """
          The part works with them. Declare them in the business, with the names and types \
          that the part lists under `expects`.
          """),
      example: .replacing(
        in: .part, right: "fields: { hull: text, kind: plate_kind }",
        wrong: "fields: { hull: text, kind: plate_kind, deposit: money }")),
    CodePage(
      "expected-field-unset",
      what: Message(
        zh: "进入公共流程时，它要求的字段可能还没有填写",
        en: "a field that a part expects may be unset where the part begins"),
      why: Message(
        zh: "公共流程认为这些字段已有值。请在通向它的每条路上先设置该字段。",
        en: "The part relies on its value. Set the field on every way that leads there."),
      example: .replacing(
        in: .business,
        right: "- set: { hull: input.hull, kind: fact.boat.kind, guests: input.guests }",
        wrong: "- set: { hull: input.hull, guests: input.guests }")),
  ]
}
