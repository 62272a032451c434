using System;
using System.Runtime.Intrinsics;
using InitGen.CompilerServices;

namespace InitGen.Runtime.Tests.Kernels;

/// <summary>Words as they come, in the guise of floats.</summary>
internal readonly struct RawBits : IWordTransform
{
    public Vector512<float> Transform(Vector512<uint> words) => words.AsSingle();

    public Vector256<float> Transform(Vector256<uint> words) => words.AsSingle();

    public Vector128<float> Transform(Vector128<uint> words) => words.AsSingle();

    public float Transform(uint word) => BitConverter.UInt32BitsToSingle(word);
}
