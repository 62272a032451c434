using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using InitGen.Theory;

namespace InitGen.Core.Tests;

/// <summary>The generator folds constants with the netstandard2.0 build, programs compute them with the net8.0 one.</summary>
public sealed class SameBitsTests
{
    private static readonly Assembly CompilerSide = LoadCompilerSide();

    [Fact]
    public void The_two_builds_are_two() => Assert.NotEqual(typeof(DeterministicMath).Assembly, CompilerSide);

    [Fact]
    public void Functions_of_one_number_agree_bit_by_bit()
    {
        Func<double, double> theirVariance = Function(nameof(UnitTruncatedNormal), nameof(UnitTruncatedNormal.Variance));
        Func<double, double> theirLog = Function(nameof(DeterministicMath), nameof(DeterministicMath.Log));
        double Log(double x) => theirLog(Fold(x));
        (Func<double, double> Ours, Func<double, double> Theirs)[] pairs =
        [
            (DeterministicMath.Exp, Function(nameof(DeterministicMath), nameof(DeterministicMath.Exp))),
            (x => DeterministicMath.Log(Fold(x)), Log),
            (DeterministicMath.NormalPdf, Function(nameof(DeterministicMath), nameof(DeterministicMath.NormalPdf))),
            (DeterministicMath.NormalCdf, Function(nameof(DeterministicMath), nameof(DeterministicMath.NormalCdf))),
            (x => UnitTruncatedNormal.Variance(Fold(x)), x => theirVariance(Fold(x))),
            (Gains.He, Function(nameof(Gains), nameof(Gains.He))),
        ];
        static double Fold(double x) => 0.5 + (Math.Abs(x) % 5);

        Random random = new(7);
        for (int i = 0; i < 2000; i++)
        {
            double x = (random.NextDouble() - 0.5) * 20;
            foreach ((Func<double, double> ours, Func<double, double> theirs) in pairs)
                Assert.Equal(BitConverter.DoubleToInt64Bits(ours(x)), BitConverter.DoubleToInt64Bits(theirs(x)));
        }
    }

    [Fact]
    public void Sigmas_agree_bit_by_bit()
    {
        Func<double, double, double, double> theirs =
            Bind<Func<double, double, double, double>>(nameof(VarianceScaling), nameof(VarianceScaling.TruncatedSigma));
        for (int fan = 1; fan < 3000; fan += 7)
        {
            Assert.Equal(
                BitConverter.DoubleToInt64Bits(VarianceScaling.TruncatedSigma(2, fan, 2)),
                BitConverter.DoubleToInt64Bits(theirs(2, fan, 2)));
        }
    }

    private static Assembly LoadCompilerSide() =>
        new AssemblyLoadContext("compiler side").LoadFromAssemblyPath(
            Path.Combine(AppContext.BaseDirectory, "netstandard2.0", "InitGen.Core.dll"));

    private static Func<double, double> Function(string type, string method) => Bind<Func<double, double>>(type, method);

    private static T Bind<T>(string type, string method)
        where T : Delegate =>
        CompilerSide.GetType("InitGen.Theory." + type, throwOnError: true)!.GetMethod(method)!.CreateDelegate<T>();
}
