using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using InitGen;
using ShardedInit;

// ShardedInit <folder> [blocks] [workers]: the last one where only the rank is in the environment, as in an indexed job of Kubernetes.
if (args.Length is < 1 or > 3)
{
    Console.Error.WriteLine("ShardedInit <folder> [blocks] [workers]");
    return 2;
}

string folder = args[0];
int blocks = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 8;
int? workers = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null;

var worker = Worker.FromEnvironment(workers);
var model = new Model(blocks);
SaveOptions save = new() { MaxShardSize = 64 << 20, Worker = worker };

Directory.CreateDirectory(folder);
long start = Stopwatch.GetTimestamp();
model.InitializeTo(Path.Combine(folder, "model.safetensors"), seed: 42, save);
double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

using Process self = Process.GetCurrentProcess();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"worker {worker}: {model.GetParameters().Sum(static parameter => parameter.Length):N0} parameters in all, its own files in {seconds:0.00} s, peak {self.PeakWorkingSet64 >> 20} MiB"));
return 0;
