using System;
using System.Runtime.Intrinsics;
using InitGen;
using InitGen.Runtime.Tests.Elements;
using InitGen.Runtime.Tests.Files;
using InitGen.Runtime.Tests.Kernels;
using InitGen.Runtime.Tests.Matrices;

if (args.Length > 0)
{
    // One of several workers, as its environment says.
    new WorkerModel().InitializeTo(args[0], WorkerModel.Seed, WorkerModel.Options(Worker.FromEnvironment()));
    return;
}

// The vector widths of this process, and what the kernels make of them.
Console.WriteLine(FormattableString.Invariant(
    $"{Vector512.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated}"));
Console.WriteLine(FormattableString.Invariant($"{KernelDigest.Compute():x16}"));
Console.WriteLine(MatrixDigest.Compute());
Console.WriteLine(ElementDigest.Compute());
