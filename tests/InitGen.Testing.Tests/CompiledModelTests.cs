using System;
using System.Linq;

namespace InitGen.Testing.Tests;

public sealed class CompiledModelTests
{
    private const string Source = """
        namespace Models;
        public class Base { private int _secret = 7; private int Secret(int factor = 2) => factor * _secret; }
        public class Net : Base
        {
            private readonly float[] _weights = new float[3];
            private int Size { get; } = 5;
            private Net(int size) => Size = size;
            public Net() { }
            public void Fill(ulong seed = 42) { for (var i = 0; i < _weights.Length; i++) _weights[i] = seed + (ulong)i; }
            public static string Greet(string name) => "Hello " + name;
            public void Throw() => throw new System.InvalidOperationException("the model is broken");
        }
        public struct Pair { public int Value; }
        """;

    [Fact]
    public void Members_are_reached()
    {
        using var model = CompiledModel.Load(Source);
        var net = model.Create("Models.Net");

        model.Call(net, "Fill");
        Assert.Equal([42f, 43f, 44f], model.Field<float[]>(net, "_weights"));
        model.Call(net, "Fill", 1UL);
        Assert.Equal([1f, 2f, 3f], model.Field<float[]>(net, "_weights"));

        Assert.Equal("Hello you", model.CallStatic("Models.Net", "Greet", "you"));
        Assert.Equal(5, model.Property<int>(net, "Size"));
        Assert.Equal(9, model.Property<int>(model.Create("Models.Net", 9), "Size"));
        Assert.Equal(14, model.Call(net, "Secret"));
        model.SetField(net, "_secret", 8);
        Assert.Equal(24, model.Call(net, "Secret", 3));
        Assert.Equal(0, model.Field<int>(model.Create("Models.Pair"), "Value"));
    }

    [Fact]
    public void Generated_code_runs_in_referenced_projects_too()
    {
        var models = Toy.Project.WithDocument("Model.cs", "[Toys.Toy] public partial class Base { }") with { Name = "Models" };
        var project = Toy.Project.WithDocument("Net.cs", "[Toys.Toy] public partial class Net { public double Both => Half + new Base().Half; }")
            .WithProjectReferences(models);
        using var model = CompiledModel.Load(project, new GoodGenerator());

        Assert.Equal(1.0, model.Property<double>(model.Create("Net"), "Both"));
    }

    [Fact]
    public void Types_of_the_test_process_are_the_same_types()
    {
        var project = TestProject.Of("public class C { public InitGen.Testing.MarkedSpan? Span => null; }")
            .WithReferences(TestReferences.AssemblyOf<MarkedSpan>(), TestReferences.AssemblyOf<Microsoft.CodeAnalysis.Text.TextSpan>());
        using var model = CompiledModel.Load(project);

        Assert.Same(typeof(MarkedSpan), model.Type("C").GetProperty("Span")!.PropertyType);
    }

    [Fact]
    public void Exceptions_come_as_they_are()
    {
        using var model = CompiledModel.Load(Source);
        var net = model.Create("Models.Net");

        Assert.Equal("the model is broken", Assert.Throws<InvalidOperationException>(() => model.Call(net, "Throw")).Message);
    }

    [Fact]
    public void Warnings_are_red_unless_allowed()
    {
        const string Warning = "class C { private int _x; }";
        Red.Because("warning CS0169", () => { CompiledModel.Load(Warning); });

        using var model = CompiledModel.Load(TestProject.Of(Warning), [], allowedDiagnostics: ["CS0169"]);
        Assert.Equal(["C"], model.Assembly.GetTypes().Where(t => !t.IsNested && t.Namespace is null).Select(t => t.Name));
    }

    [Fact]
    public void Errors_are_red_with_carets() =>
        Red.Because("^^^^^^^ error CS0246", () => { CompiledModel.Load("class C { public Unknown? X; }"); });

    [Theory]
    [InlineData("Wrong", "has no method 'Wrong'")]
    [InlineData("Fill", "No overload of Models.Net.Fill takes (String). There are:\n\n  Void Fill(UInt64)")]
    public void A_missing_method_is_red(string method, string reason)
    {
        using var model = CompiledModel.Load(Source);
        Red.Because(reason, () => { model.Call(model.Create("Models.Net"), method, "text"); });
    }

    [Fact]
    public void A_missing_member_or_type_is_red()
    {
        using var model = CompiledModel.Load(Source);
        Red.Because("has no field '_wrong'", () => { model.Field<int>(model.Create("Models.Net"), "_wrong"); });
        Red.Because("has no property 'Wrong'", () => { model.Property<int>(model.Create("Models.Net"), "Wrong"); });
        Red.Because("There is no type 'Models.Wrong'", () => { model.Create("Models.Wrong"); });
    }
}
