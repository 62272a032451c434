using System;
using System.Diagnostics;
using System.Linq;
using Pretraining;
using Pretraining.Models;

const int Epochs = 40;
long start = Stopwatch.GetTimestamp();
Show("Ten hidden layers of tanh, from five starts", new ZeroTanh(), new SmallTanh(), new XavierTanh(), new LsuvTanh(), new PretrainedTanh());
Show("The same with ReLU, and with batch normalization", new SmallRelu(), new XavierRelu(), new HeRelu(), new SmallNormalized());
Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));

static void Show(string title, params Network[] networks)
{
    Curve[] curves = [.. networks.Select(static network => Curve.Of(network, Epochs))];
    Console.WriteLine(title);
    Console.WriteLine(Chart.Of(curves));
    Console.WriteLine($"     loss after   {0,14} {Epochs / 4,7} {Epochs / 2,7} {Epochs,7} epochs");
    Console.WriteLine(Chart.Table(curves));
}
