using System.Threading.Tasks;
using InitGen.CodeFixes;
using InitGen.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InitGen.Compiler.Tests.Analysis;

public sealed class JustificationTests : RuleTest
{
    [Fact]
    public Task A_reason_silences_advice_and_a_blank_does_not() => Finds("""
        public sealed partial class Net
        {
            [Dense(256, 256), Init(Scheme.Xavier, Justification = "as published"), Activation(Activation.ReLU)] private float[]? _a;
            [Dense(256, 256), {|INIT101:Init(Scheme.Xavier, Justification = " ")|}, Activation(Activation.ReLU)] private float[]? _b;
            [Dense(256, 256), {|INIT101:Init(Scheme.Xavier)|}, Activation(Activation.ReLU)] private float[]? _c;
        }
        """);

    [Fact]
    public Task A_reason_does_not_silence_what_cannot_be_generated() => Finds("""
        public sealed partial class Net
        {
            [Dense(256, 256), {|INIT004:Init(Scheme.Normal, Justification = "as published")|}] private float[]? _a;
        }
        """);

    [Fact]
    public Task The_light_bulb_writes_a_reason() => (Fix<KeepWithReasonFix>() with { FixAllScopes = [FixAllScope.Document, FixAllScope.Project] }).VerifyAsync(
        Compiler.Model("""
            public sealed partial class Net
            {
                [Dense(256, 256), {|INIT101:Init(Scheme.Xavier /* here */, Seed = 3)|}, Activation(Activation.ReLU)] private float[]? _a; // and here
                [Dense(256, 256), {|INIT101:InitAttribute(Scheme.LeCun)|}, Activation(Activation.ReLU)] private float[]? _b;
            }
            """),
        Compiler.Model("""
            public sealed partial class Net
            {
                [Dense(256, 256), Init(Scheme.Xavier /* here */, Seed = 3, Justification = "as intended"), Activation(Activation.ReLU)] private float[]? _a; // and here
                [Dense(256, 256), InitAttribute(Scheme.LeCun, Justification = "as intended"), Activation(Activation.ReLU)] private float[]? _b;
            }
            """));

    [Fact]
    public void It_is_not_for_a_whole_solution() =>
        Assert.DoesNotContain(FixAllScope.Solution, new KeepWithReasonFix().GetFixAllProvider().GetSupportedFixAllScopes());
}
