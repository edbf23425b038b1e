import RoadKernels
import TestSupport
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4 examples and NIST CAVP short messages.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `the standard's messages have the standard's digests`(_ message: String, _ digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
  }

  @Test func `a million letters a, in odd pieces`() {
    var hash = SHA256()
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 7919)
    var left = 1_000_000
    while left > 0 {
      hash.update(Array(letters.prefix(left)))
      left -= min(left, letters.count)
    }
    #expect(hash.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: [0, 1, 7, 8, 9, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])
  func `any cut gives the same digest`(_ size: Int) {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    let whole = SHA256.hexadecimal(of: bytes)
    for step in [1, 3, 63, 64, 65, 200] {
      var hash = SHA256()
      var at = 0
      while at < size {
        hash.update(Array(bytes[at..<min(size, at + step)]))
        at += step
      }
      #expect(hash.hexadecimal() == whole)
    }
  }

  @Test func `asking for the digest doesn't end the stream`() {
    var hash = SHA256()
    hash.update(Array("ab".utf8))
    #expect(hash.finalize().count == 32)
    hash.update(Array("c".utf8))
    #expect(hash.hexadecimal() == SHA256.hexadecimal(of: Array("abc".utf8)))
  }

  @Test(arguments: SHA256.Instructions.allCases)
  func `every instruction set compresses as the standard writes it`(_ instructions: SHA256.Instructions) {
    var generator = SplitMix64(seed: 180)
    for blocks in 0...9 {
      let bytes = (0..<64 * blocks).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      var (fast, plain) = (SHA256.initialState, SHA256.initialState)
      // Nothing to compare where this CPU lacks the instructions.
      guard SHA256.compress(bytes, into: &fast, instructions: instructions) else { return }
      PlainSHA256.compress(bytes, into: &plain)
      #expect(fast == plain, "\(blocks) blocks")
    }
  }

  @Test func `portable code is always there`() {
    var state = SHA256.initialState
    let isThere = SHA256.compress([], into: &state, instructions: .portable)
    #expect(isThere && state == SHA256.initialState)
  }
}
