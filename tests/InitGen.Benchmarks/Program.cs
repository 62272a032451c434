using System;
using System.Linq;
using BenchmarkDotNet.Running;
using InitGen.Benchmarks;

// --quick [group ...]: one line a figure, in under a minute a group. Anything else goes to BenchmarkDotNet.
if (args is ["--quick", .. var names])
    return Quick.Run(names, Console.Out, Console.Error);

BenchmarkSwitcher.FromTypes([.. Groups.All.Select(group => group.Benchmarks)]).Run(args);
return 0;
