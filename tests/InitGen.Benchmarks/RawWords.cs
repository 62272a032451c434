using System;
using System.IO;
using System.Runtime.InteropServices;
using InitGen.Runtime.Tests.Kernels;
using InitGen.Theory;
using Microsoft.Win32.SafeHandles;

namespace InitGen.Benchmarks;

/// <summary>
/// The random words as the kernels draw them, one parameter after another, in the byte order of the machine: for a battery of tests that
/// reads its standard input.
/// </summary>
internal static class RawWords
{
    // Long enough for what shows only within a parameter, and short enough that a battery reads hundreds of them.
    private const long ParameterLength = 1L << 24;

    /// <summary>Writes to the standard output until its reader has had enough.</summary>
    public static int Write()
    {
        // Console's own stream hides that nobody reads any more.
        using var handle = new SafeFileHandle(1, ownsHandle: false);
        using var output = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        var words = new float[1 << 16];
        try
        {
            for (long layer = 0; ; layer++)
            {
                ulong stream = PathHash.Root.AppendSegment("layers").AppendSegment(layer).AppendSegment("weight").Value;
                for (long start = 0; start < ParameterLength; start += words.Length)
                {
                    InitKernels.Fill(words, 42, stream, start, default(RawBits));
                    output.Write(MemoryMarshal.AsBytes<float>(words));
                }
            }
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
