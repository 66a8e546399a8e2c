/// One step of an expression program: 16 bytes, no references.
///
/// Which fields an operation uses stands at the operation. Registers, slots and constants are
/// indices; `ObjectOperand` is packed into 32 bits.
package struct Instruction: Hashable, Sendable {
  package var operation: Operation
  /// The outcomes of a test that let the program run on: see `Order`. Otherwise a small detail.
  package var mask: UInt8
  package var target: UInt16
  package var left: Int32
  package var right: Int32
  package var jump: Int32

  package init(
    _ operation: Operation, mask: UInt8 = 0, target: Int = 0, left: Int = 0, right: Int = 0,
    jump: Int = 0
  ) {
    self.operation = operation
    self.mask = mask
    self.target = UInt16(target)
    self.left = Int32(left)
    self.right = Int32(right)
    self.jump = Int32(jump)
  }

  /// In two words: programs are looked up among others by all their instructions.
  package func hash(into hasher: inout Hasher) {
    let head = UInt32(operation.rawValue) | UInt32(mask) << 8 | UInt32(target) << 16
    hasher.combine(UInt64(head) | UInt64(UInt32(bitPattern: jump)) << 32)
    hasher.combine(
      UInt64(UInt32(bitPattern: left)) | UInt64(UInt32(bitPattern: right)) << 32)
  }
}

/// How two values stand to each other, one bit an outcome, so that each of `==`, `!=`, `<`, `<=`,
/// `>`, `>=` is a set of outcomes.
package enum Order {
  package static let less: UInt8 = 1
  package static let equal: UInt8 = 2
  package static let greater: UInt8 = 4
  package static let any: UInt8 = 7

  @inline(__always)
  package static func of(_ left: Int64, _ right: Int64) -> UInt8 {
    // 1, 2 or 4 without a branch.
    1 << ((left >= right ? 1 : 0) &+ (left > right ? 1 : 0) as UInt8)
  }
}

/// What an instruction does. `words[i]` is the frame's word, `r[i]` a word register, `o[i]` an
/// object register, `object(i)` an `ObjectOperand`.
package enum Operation: UInt8, Hashable, Sendable {
  // Tests run on when the outcome is in `mask`, else they jump.

  /// `words[left]` against `words[right]`.
  case testSlots
  /// `words[left]` against the number `right`.
  case testSlot
  /// `r[left]` against `r[right]`.
  case testWords
  /// `r[left]` against the number `right`.
  case testWord
  /// Bit `words[left]` of `words[right]`: greater when set, equal when not.
  case testMemberSlots
  /// Bit `r[left]` of `r[right]`: greater when set, equal when not.
  case testMember
  /// The text in object slot `left` against that in object slot `right`, byte by byte.
  case testTextSlots
  /// The text in object slot `left` against the constant text `right`.
  case testTextSlot
  /// `object(left)` against `object(right)`, both texts.
  case testTexts
  /// `object(left)` against `object(right)`, both lists: equal or greater.
  case testLists
  /// The step's instant against `words[left]`; notes the boundary.
  case testReachedSlot
  /// The step's instant against `r[left]`; notes the boundary.
  case testReached

  case jump
  /// The result is the number `right`.
  case finishNumber
  /// The result is `r[left]`.
  case finishWord
  /// The result is `object(left)`.
  case finishObject
  /// Asks entry `jump` of the probe table. Arguments begin at `r[left]` and `o[right]`, each at
  /// its own position among all arguments; the answer goes to `r[target]`, or to `o[target]` when
  /// `mask` is 1.
  case probe
  /// Fails with the error in `r[left]`, if there is one.
  case raise

  // Words into `r[target]`.

  case load
  case number
  /// Constant `left`.
  case constant
  case copy
  case add
  case subtract
  case multiply
  case divide
  case remainder
  case negate
  /// Fails with a range error unless `r[left]` lies between constants `right` and `right + 1`.
  case requireRange
  /// `r[left]` divided by the number `right`, rounded down.
  case floorDivide
  /// Field `mask` (`CalendarField`) of the instant `r[left]`, `right` minutes east of UTC.
  case calendarField
  /// Scalars of the text `object(left)`.
  case textSize
  /// Elements of the list `object(left)`.
  case listCount
  case startsWith
  case endsWith
  case containsText
  /// Whether the list `object(left)` has `r[right]`.
  case containsWord
  /// Whether the list `object(left)` has `object(right)`.
  case containsObject
  /// Element `r[right]` of the list `object(left)`.
  case wordElement

  // Objects into `o[target]`.

  case objectElement
  case copyObject
  case joinTexts
  case joinLists
  /// The `right` words from `r[left]` on.
  case makeWords
  /// The `right` objects from `o[left]` on.
  case makeObjects
  /// Adds `r[left]` to the list `o[target]`.
  case appendWord
  /// Adds `object(left)` to the list `o[target]`.
  case appendObject
  /// The text of `r[left]`; `mask` says how: `TextForm`.
  case textOf
}

/// How a word is written as text.
package enum TextForm: UInt8, Hashable, Sendable {
  case decimal, bool, instant, duration
}

/// Where an instruction finds an object.
package struct ObjectOperand: Hashable, Sendable {
  package enum Base: Int32, Hashable, Sendable {
    case frame = 0
    case constant = 1
    case register = 2
  }

  package let packed: Int32

  package init(_ base: Base, _ index: Int) { packed = Int32(index) << 2 | base.rawValue }

  package init(packed: Int32) { self.packed = packed }

  package var base: Base { Base(rawValue: packed & 3) ?? .register }
  package var index: Int { Int(packed >> 2) }
}
