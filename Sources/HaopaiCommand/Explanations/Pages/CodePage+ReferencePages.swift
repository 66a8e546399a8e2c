import HaopaiDiagnostics

extension CodePage {
  /// Names that refer to nothing: states, counters, messages and whatever else a rule names.
  static let referencePages: [CodePage] = [
    CodePage(
      "unknown-state",
      what: Message(
        zh: "去往的状态不存在，或从那里看不到",
        en: "a state is named that does not exist, or cannot be seen from there"),
      why: Message(
        zh: "办件会走不下去。请改正名称；另一状态内部的状态写作 `choosing.keeping` 的形式。",
        en: """
          The case could not go on. Correct the name; a state inside another is written with \
          both names, such as `choosing.keeping`.
          """),
      example: .replacing(
        in: .business,
        right: """
                  then:
                    - { when: check == "ok", to: choosing }
          """,
        wrong: """
                  then:
                    - { when: check == "ok", to: chosing }
          """)),
    CodePage(
      "unknown-command",
      what: Message(
        zh: "提到的操作不存在",
        en: "a command is named that does not exist"),
      why: Message(
        zh: "登记册限制不到它，场景也无法提交它。请按提示改正名称。",
        en: """
          A register could not bar it, nor a scenario submit it. Correct the name as the \
          finding says.
          """),
      example: .replacing(in: .shared, right: "commands: [open]", wrong: "commands: [open, drawn]")),
    CodePage(
      "unknown-counter",
      what: Message(
        zh: "提到的次数没有声明",
        en: "an action names a counter that is not declared"),
      why: Message(
        zh: "没有东西可以扣减。请改正名称，或在 `counters` 下声明它。",
        en: """
          There would be nothing to take from. Correct the name, or declare it under \
          `counters`.
          """),
      example: .replacing(in: .part, right: "- use: draws", wrong: "- use: drawz")),
    CodePage(
      "unknown-number-set",
      what: Message(
        zh: "提到的号码集合没有声明，或从那里看不到",
        en: "a number set is named that is not declared, or cannot be seen from there"),
      why: Message(
        zh: "状态里的号码集合只在该状态内部可用。请改正名称，或把它声明在外层的 `numbers` 下。",
        en: """
          A set that a state declares is known inside that state only. Correct the name, or \
          declare the set further out under `numbers`.
          """),
      example: .replacing(
        in: .business, right: "      - claim: choice", wrong: "      - claim: choise")),
    CodePage(
      "unknown-register",
      what: Message(
        zh: "提到的登记册没有声明",
        en: "an action names a register that is not declared"),
      why: Message(
        zh: "没有地方可以登记。请改正名称，或在 `registers` 下声明它。",
        en: """
          There would be nowhere to enter it. Correct the name, or declare it under \
          `registers`.
          """),
      example: .replacing(
        in: .business,
        right:
          "enter: { register: unpaid, keys: [applicant.id], fields: { reason: '\"late\"' }, for: param.ban }",
        wrong:
          "enter: { register: unpayed, keys: [applicant.id], fields: { reason: '\"late\"' }, for: param.ban }"
      )),
    CodePage(
      "unknown-challenge",
      what: Message(
        zh: "提到的验证码没有声明",
        en: "a challenge is named that is not declared"),
      why: Message(
        zh: "没有验证码可以发送或核对。请改正名称，或在 `challenges` 下声明它。",
        en: """
          No code could be sent or compared. Correct the name, or declare it under \
          `challenges`.
          """),
      example: .replacing(
        in: .business, right: "          - challenge: sms_code",
        wrong: "          - challenge: sms_cod")),
    CodePage(
      "unknown-message",
      what: Message(
        zh: "提到的消息没有文字",
        en: "a message is named that has no text"),
      why: Message(
        zh: "群众收不到任何内容。请改正名称，或在 `messages` 下写出中英文。",
        en: """
          Nothing would be said. Correct the name, or write the message in both languages \
          under `messages`.
          """),
      example: .replacing(in: .part, right: "- { say: all-taken }", wrong: "- { say: all-takn }")),
    CodePage(
      "unknown-refusal",
      what: Message(
        zh: "提到的拒绝代码没有文字",
        en: "a refusal code is named that has no text"),
      why: Message(
        zh: "被拒绝的人看不到理由。请改正代码，或在 `refusals` 下写出中英文。",
        en: """
          Whoever is refused would not be told why. Correct the code, or write its sentence in \
          both languages under `refusals`.
          """),
      example: .replacing(
        in: .part, right: "refusal: no-draws-left", wrong: "refusal: no-draw-left")),
    CodePage(
      "unknown-field",
      what: Message(
        zh: "提到的字段没有声明",
        en: "a field is named that is not declared"),
      why: Message(
        zh: "没有地方保存这个值。请改正名称，或在 `fields` 下声明它。",
        en: """
          There would be nowhere to keep the value. Correct the name, or declare it under \
          `fields`.
          """),
      example: .replacing(
        in: .business,
        right: "- set: { hull: input.hull, kind: fact.boat.kind, guests: input.guests }",
        wrong: "- set: { hull: input.hull, kind: fact.boat.kind, gests: input.guests }")),
    CodePage(
      "unknown-fact",
      what: Message(
        zh: "提到的核查信息，或它的查询条件，没有声明",
        en: "a fact, or a key or field of one, is named that is not declared"),
      why: Message(
        zh: "不知道该向登记系统查询什么。请按提示改正名称，或在 `facts` 下声明它。",
        en: """
          Nobody would know what to look up. Correct the name as the finding says, or declare \
          it under `facts`.
          """),
      example: .replacing(
        in: .business, right: "facts: { boat: { hull: input.hull, who: applicant.id } }",
        wrong: "facts: { boat: { hul: input.hull, who: applicant.id } }")),
    CodePage(
      "unknown-input",
      what: Message(
        zh: "提到的输入项，这个操作没有",
        en: "an input is named that the command does not have"),
      why: Message(
        zh: "没有内容可以核对或填写。请改正名称，或在操作的 `input` 下声明它。",
        en: """
          There would be nothing to compare or to fill in. Correct the name, or declare it \
          under the command's `input`.
          """),
      example: .replacing(
        in: .business, right: "check: { challenge: sms_code, code: input.code }",
        wrong: "check: { challenge: sms_code, code: input.cod }")),
    CodePage(
      "unknown-exit",
      what: Message(
        zh: "`exits` 写了公共流程没有的出口",
        en: "`exits` maps an exit that the part does not have"),
      why: Message(
        zh: "流程永远不会从那里出来。请改正名称；公共流程的出口写在它文件的 `exits` 下。",
        en: """
          The part would never end there. Correct the name; a part lists its exits in its own \
          file.
          """),
      example: .replacing(
        in: .business, right: "exits: { chosen: selected, left: proving, timed_out: expired }",
        wrong: "exits: { chosen: selected, left: proving, timed_out: expired, used_up: expired }")),
    CodePage(
      "unknown-document",
      what: Message(
        zh: "提到的凭证没有声明",
        en: "a document is named that is not declared"),
      why: Message(
        zh: "没有凭证可以出具。请改正名称，或在流程开头的 `documents` 下声明它。",
        en: """
          There would be nothing to give out. Correct the name, or declare it under \
          `documents` of the workflow.
          """),
      example: .replacing(in: .business, right: "documents: [slip]", wrong: "documents: [slips]")),
    CodePage(
      "missing-engine-refusal",
      what: Message(
        zh: "引擎自己的一个拒绝代码没有文字",
        en: "a refusal that the engine gives by itself has no text"),
      why: Message(
        zh: "如号池已空、验证码发送过频，拒绝由引擎作出，文字由全国的消息文件提供。请补上中英文。",
        en: """
          That a pool is empty or a code was sent a moment ago, the engine says by itself; the \
          sentence stands in the national messages. Write it in both languages.
          """),
      example: .replacing(
        in: .messages,
        right: """
            pool-empty: { zh: 号池中没有符合条件的号牌号码, en: the pool has no number that fits }

          """, wrong: "")),
    CodePage(
      "unused-text",
      what: Message(
        zh: "有一条消息或拒绝文字没有任何地方使用",
        en: "nothing uses a message or a refusal"),
      why: Message(
        zh: "它多半是改动后遗留的，留着会让人以为还有效。请删去，或检查该用它的地方是否写错。",
        en: """
          Mostly a change left it behind, and readers believe that it is still said. Delete \
          it, or look where it should be used.
          """),
      example: .replacing(
        in: .part,
        right: """
          messages:
            all-taken:
          """,
        wrong: """
          messages:
            try-again: { zh: 请重试, en: please try again }
            all-taken:
          """)),
    CodePage(
      "bad-placeholder",
      what: Message(
        zh: "文字里的花括号不成对，或里面是空的",
        en: "a brace in a text is not paired, or nothing stands in it"),
      why: Message(
        zh: "花括号里写要显示的值，如 `{case.number}`；要显示花括号本身，请写两个。",
        en: """
          Braces hold what is to be shown, such as `{case.number}`; for a brace itself write \
          two.
          """),
      example: .replacing(
        in: .business, right: "en: \"your number is {case.number}\"",
        wrong: "en: \"your number is {case.number} {}\"")),
    CodePage(
      "one-sided-placeholder",
      what: Message(
        zh: "一个值只在一种语言的文字里显示",
        en: "a value is shown in one of the two languages only"),
      why: Message(
        zh: "另一种语言的读者会少看到信息。请在两种文字里都写上它，或都去掉。",
        en: "Readers of the other language would miss it. Show it in both, or in none."),
      example: .replacing(
        in: .business, right: "zh: \"🚤 您已选号 {case.number}\"", wrong: "zh: \"🚤 您已选号\"")),
  ]
}
