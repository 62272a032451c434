using System;
using System.Linq;
using BenchmarkDotNet.Running;
using InitGen.Benchmarks;
using InitGen.Benchmarks.Files;

// --quick [group ...]: one line a figure, in under a minute a group. --raw: random words without end. Anything else goes to BenchmarkDotNet.
if (args is ["--quick", .. var names])
    return Quick.Run(names, Console.Out, Console.Error);

if (args is ["--raw"])
    return RawWords.Write();

// What the group "files" starts.
if (args is [FileFigures.Argument, var scheme, var path, var size])
    return FileFigures.RunOne(scheme, path, size);

BenchmarkSwitcher.FromTypes([.. Groups.All.Select(group => group.Benchmarks).OfType<Type>()]).Run(args);
return 0;
