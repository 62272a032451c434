using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>Every rule speaks up in a real build, at its place and at its level.</summary>
public sealed class RuleTests(PackedFeed feed)
{
    private const string Violations = """
        using InitGen;

        public sealed class NotPartial
        {
            [Dense(4, 2), Init(Scheme.Xavier)] public float[] Weights { get; } = new float[8];
        }

        public sealed partial class Unsupported
        {
            [Dense(4, 2), Init(Scheme.Xavier)] public ushort[] Levels { get; } = new ushort[8];
        }

        public sealed partial class Contradictory
        {
            [Dense(784, 256), Init(Scheme.Xavier)] public float[] Weights { get; } = new float[100];
        }

        public sealed partial class OutOfRange
        {
            [Dense(6, 2), Init(Scheme.Normal, Std = -1)] public float[] Weights { get; } = new float[12];
        }

        public sealed partial class Blind
        {
            [Dense(4, 2), Init(Scheme.Auto)] public float[] Weights { get; } = new float[8];
        }

        public sealed partial class Symmetric
        {
            [Dense(4, 3), Init(Scheme.Zero), Activation(Activation.Tanh)] public float[] Hidden { get; } = new float[12];
            [Dense(3, 2), Init(Scheme.Xavier)] public float[] Head { get; } = new float[6];
        }

        """;

    private const string Fixable = """
        using InitGen;

        internal sealed partial class Blind
        {
            [Dense(4, 2), Init] public float[] Weights { get; } = new float[8];
        }

        internal class Outer
        {
            // Neither this type nor the one around it is partial.
            public sealed class Net
            {
                [Dense(4, 3), Init(Scheme.Xavier), Activation(Activation.Tanh)]
                public float[] Weights { get; } = new float[12]; // kept
            }
        }

        internal sealed partial class Symmetric
        {
            [Dense(4, 3), Init(Scheme.Zero), Activation(Activation.Tanh)] public float[] First { get; } = new float[12];
            [Dense(3, 3), Init(Scheme.Constant, Value = 0.5), Activation(Activation.Tanh)] public float[] Second { get; } = new float[9];
            [Dense(3, 2), Init(Scheme.Xavier)] public float[] Head { get; } = new float[6];
        }

        """;

    private const string Fixed = """
        using InitGen;

        internal sealed partial class Blind
        {
            [Dense(4, 2), Init] public float[] Weights { get; } = new float[8];
        }

        internal partial class Outer
        {
            // Neither this type nor the one around it is partial.
            public sealed partial class Net
            {
                [Dense(4, 3), Init(Scheme.Xavier), Activation(Activation.Tanh)]
                public float[] Weights { get; } = new float[12]; // kept
            }
        }

        internal sealed partial class Symmetric
        {
            [Dense(4, 3), Init(Scheme.Xavier), Activation(Activation.Tanh)] public float[] First { get; } = new float[12];
            [Dense(3, 3), Init(Scheme.Xavier), Activation(Activation.Tanh)] public float[] Second { get; } = new float[9];
            [Dense(3, 2), Init(Scheme.Xavier)] public float[] Head { get; } = new float[6];
        }

        """;

    private const string OldLanguage = """
        using InitGen;

        public sealed partial class Net
        {
            [Dense(4, 2), Init(Scheme.Xavier)] public float[] Weights { get; } = new float[8];
        }

        """;

    [Fact]
    public async Task Each_rule_reports_what_it_is_about()
    {
        var consumer = Consumer.Create(feed, "Violations", "net10.0", "<Nullable>enable</Nullable>", ("Violations.cs", Violations));
        (await consumer.BuildAsync()).Failed();
        Finding[] expected =
        [
            Finding.At("INIT001", "error", "Violations.cs", Violations, "NotPartial"),
            Finding.At("INIT002", "error", "Violations.cs", Violations, "Levels"),
            Finding.At("INIT003", "error", "Violations.cs", Violations, "Dense(784"),
            Finding.At("INIT004", "error", "Violations.cs", Violations, "Init(Scheme.Normal"),
            Finding.At("INIT006", "warning", "Violations.cs", Violations, "Init(Scheme.Auto"),
            Finding.At("INIT301", "warning", "Violations.cs", Violations, "Init(Scheme.Zero"),
        ];
        Assert.Empty(Finding.Difference(expected, consumer.Findings()));
    }

    [Fact]
    public async Task An_old_language_is_named_and_nothing_else_breaks()
    {
        var consumer = Consumer.Create(feed, "OldLanguage", "net8.0", "<LangVersion>10</LangVersion>", ("Net.cs", OldLanguage));
        (await consumer.BuildAsync()).Failed();
        Assert.Empty(Finding.Difference([Finding.At("INIT011", "error", "Net.cs", OldLanguage, "Net")], consumer.Findings()));
    }

    // The tool takes the first finding of an analyzer to start a fix from, whatever its rule: here one that no fix is for.
    [Fact]
    public async Task What_has_a_fix_is_fixed_from_the_command_line()
    {
        var consumer = Consumer.Create(feed, "Fixable", "net10.0", "<Nullable>enable</Nullable>", ("Models.cs", Fixable));
        (await consumer.BuildAsync()).Failed();
        Finding blind = Finding.At("INIT006", "warning", "Models.cs", Fixable, "Init]");
        Finding[] expected =
        [
            blind,
            Finding.At("INIT001", "error", "Models.cs", Fixable, "Net"),
            Finding.At("INIT301", "warning", "Models.cs", Fixable, "Init(Scheme.Zero"),
            Finding.At("INIT301", "warning", "Models.cs", Fixable, "Init(Scheme.Constant"),
        ];
        Assert.Empty(Finding.Difference(expected, consumer.Findings()));

        await consumer.FixAsync("INIT001", "INIT006", "INIT301");
        Assert.Equal(Fixed, consumer.Read("Models.cs"));
        (await consumer.BuildAsync()).Succeeded();
        Assert.Empty(Finding.Difference([blind], consumer.Findings()));
    }
}
