import HaopaiDiagnostics

extension Unicode.Scalar {
  /// Whether it turns the direction of text and shows nothing itself.
  var isBidiControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension YAMLScalar {
  /// The same as it looks: a bidirectional control was reported where it stands, and whatever reads
  /// the text is not to stumble over it once more.
  var withoutBidi: YAMLScalar {
    var text = String.UnicodeScalarView()
    var kept: [Range<Int>] = []
    var offset = 0
    for scalar in self.text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      if !scalar.isBidiControl {
        text.append(scalar)
        if let last = kept.last, last.upperBound == offset {
          kept[kept.count - 1] = last.lowerBound..<end
        } else {
          kept.append(offset..<end)
        }
      }
      offset = end
    }
    guard text.count < self.text.unicodeScalars.count else { return self }
    return YAMLScalar(text: String(text), style: style, places: places.keeping(kept))
  }
}

extension ScalarPlaces {
  /// The places of a text of which only some stretches are left; `kept` in order.
  fileprivate func keeping(_ kept: [Range<Int>]) -> ScalarPlaces {
    let length = kept.reduce(0) { $0 + $1.count }
    let runs = runs
    guard !isCoarse, let first = runs.first, !kept.isEmpty else {
      return ScalarPlaces(coarse: span(of: 0..<Int(textLength)), textLength: length)
    }
    var left: [Run] = []
    var index = 0
    var run = first
    var offset = 0
    for stretch in kept {
      var start = stretch.lowerBound
      while start < stretch.upperBound {
        while index + 1 < runs.count, runs[index + 1].text <= start {
          index += 1
          run = runs[index]
        }
        let runEnd = index + 1 < runs.count ? Int(runs[index + 1].text) : Int(textLength)
        let end = min(runEnd, stretch.upperBound)
        let isStraight = Int(run.sourceLength) == runEnd - Int(run.text)
        left.append(
          Run(
            text: offset, source: Int(run.source) + (isStraight ? start - Int(run.text) : 0),
            sourceLength: isStraight ? end - start : Int(run.sourceLength)))
        offset += end - start
        start = end
      }
    }
    return ScalarPlaces(
      file: file, first: left.first ?? first, rest: Array(left.dropFirst()), textLength: length)
  }
}
