using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace InitGen.TorchSharp.Tests;

/// <summary>What a module holds: what its fields hold when it registers them, once.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void A_field_is_registered_as_what_its_value_is()
    {
        var net = new Kinds();
        Assert.Equal(["_first", "_named", "_inBase.weight", "_inBase.bias"], net.named_parameters().Select(static p => p.name));
        Assert.Equal(["_table"], net.named_buffers().Select(static b => b.name));
        Assert.Equal(["_inBase"], net.named_children().Select(static c => c.name));
    }

    [Fact]
    public void What_is_assigned_later_or_lies_in_a_list_is_missed()
    {
        var net = new Kinds();
        net.Late = Linear(1, 1);
        net.Again();
        Assert.DoesNotContain(net.modules(), module => module == net.Late || net.Hidden.Contains(module));
    }

    [Fact]
    public void A_parent_registers_the_components_of_its_children()
    {
        var child = new Silent();
        Assert.Empty(child.parameters());
        var parent = new Kinds();
        parent.register_module("child", child);
        Assert.Equal(["child._layer.weight", "child._layer.bias"], parent.named_parameters().Select(static p => p.name).TakeLast(2));
    }

    [Fact]
    public void By_hand_and_by_field_makes_two_names_and_the_parameters_once()
    {
        var net = new Silent();
        net.register_module("layer", net.Layer);
        net.Register();
        Assert.Equal(["layer", "_layer"], net.named_modules().Select(static m => m.name));
        Assert.Equal(["layer.weight", "layer.bias"], net.named_parameters().Select(static p => p.name));
    }

    [Fact]
    public void A_name_is_taken_once_and_has_no_dot()
    {
        var net = new Silent();
        net.register_parameter("p", Parameter(ones(1)));
        Assert.Throws<InvalidOperationException>(() => net.register_parameter("p", Parameter(ones(1))));
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", Linear(1, 1)));
        Assert.Throws<InvalidOperationException>(() => ReLU().register_parameter("p", Parameter(ones(1))));
    }

    private class Base(string name) : Module(name)
    {
        private readonly Linear _inBase = Linear(2, 2);

        public bool HasBase => _inBase is not null;
    }

    private sealed class Kinds : Base
    {
        private readonly Parameter _first = Parameter(ones(2));
        private readonly Tensor _named = Parameter(zeros(2));
        private readonly Tensor _table = arange(3);
        private Linear? _late;

        public Kinds()
            : base("kinds") => RegisterComponents();

        public List<Module> Hidden { get; } = [Linear(1, 1)];

        public Linear? Late
        {
            get => _late;
            set => _late = value;
        }

        public bool IsUsed => _first is not null && _named is not null && _table is not null;

        public void Again() => RegisterComponents();
    }

    private sealed class Silent() : Module("silent")
    {
        private readonly Linear _layer = Linear(2, 1);

        public Linear Layer => _layer;

        public void Register() => RegisterComponents();
    }
}
