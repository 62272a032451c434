using System;
using System.Runtime.CompilerServices;
using InitGen.Benchmarks.Fill;
using InitGen.Runtime.Tests.Kernels;
using InitGen.Theory;

namespace InitGen.Benchmarks.Emitted;

/// <summary>What a library offers that knows nothing of the model: one routine over the same kernels, which is told all at run time.</summary>
internal static class GenericFill
{
    /// <summary>Fills a parameter, which its path names, with a law.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fill(Span<float> destination, ulong seed, string path, long start, Law law)
    {
        ulong stream = PathHash.Root.Append(path).Value;
        switch (law.Distribution)
        {
            case Distribution.Normal:
                InitKernels.Normal(destination, seed, stream, start, (float)law.Mean, (float)law.Sigma);
                break;
            case Distribution.Uniform:
                double bound = Math.Sqrt(3) * law.Sigma;
                InitKernels.Uniform(destination, seed, stream, start, (float)(law.Mean - bound), (float)(law.Mean + bound));
                break;
            case Distribution.TruncatedNormal:
                InitKernels.TruncatedNormal(destination, seed, stream, start, (float)law.Mean, (float)law.Sigma, Fills.Tail);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(law));
        }
    }
}

/// <summary>The arguments of a generic fill.</summary>
internal sealed record Law(Distribution Distribution, double Mean, double Sigma);
