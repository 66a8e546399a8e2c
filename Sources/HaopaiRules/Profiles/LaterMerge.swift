import Synchronization

/// What a city makes of the values above it, laid out when somebody asks: where another city sets the
/// same, only whoever looks for a place in the file does.
final class LaterMerge: Sendable {
  private let merge: LayerMerge
  private let layer: LayerProfile
  private let above: MergedValues
  private let made = Mutex<MergedValues?>(nil)

  init(_ merge: LayerMerge, of layer: LayerProfile, over above: MergedValues) {
    self.merge = merge
    self.layer = layer
    self.above = above
  }

  var values: MergedValues {
    made.withLock { made in
      if let made { return made }
      let values = merge.merged(layer, over: above)
      made = values
      return values
    }
  }
}
