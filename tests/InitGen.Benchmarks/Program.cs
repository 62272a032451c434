using System;
using System.Linq;
using BenchmarkDotNet.Running;
using InitGen.Benchmarks;

// --quick [group ...]: one line a figure, in under a minute a group. --raw: random words without end. Anything else goes to BenchmarkDotNet.
if (args is ["--quick", .. var names])
    return Quick.Run(names, Console.Out, Console.Error);

if (args is ["--raw"])
    return RawWords.Write();

BenchmarkSwitcher.FromTypes([.. Groups.All.Select(group => group.Benchmarks).OfType<Type>()]).Run(args);
return 0;
