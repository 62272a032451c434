using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace InitGen.TorchSharp.Tests;

/// <summary>Who is visited by <c>apply</c>, <c>modules</c> and <c>named_modules</c>: what is registered by then.</summary>
public sealed class SweepTests
{
    [Fact]
    public void A_sweep_before_registration_visits_the_module_alone()
    {
        var net = new Net();
        Assert.Equal("Net", Visited(net));
        Assert.Empty(net.modules());

        net.Register();
        Assert.Equal("Linear ReLU Linear Sequential Linear ModuleList Net", Visited(net));
        Assert.Equal("_body _list _body.in _body.act _body.out _list.0", string.Join(" ", net.named_modules().Select(static m => m.name)));
    }

    [Fact]
    public void A_sequential_lists_its_children_from_construction()
    {
        Sequential body = Sequential(Linear(1, 1), ReLU());
        Assert.Equal("Linear ReLU Sequential", Visited(body));
        Assert.Equal(["0", "1"], body.named_modules().Select(static m => m.name));
        Assert.Equal(["0.weight", "0.bias"], body.named_parameters().Select(static p => p.name));
        Assert.Equal(1, body[..1].Count);
    }

    [Fact]
    public void A_list_registers_its_modules_when_it_is_registered()
    {
        var list = new ModuleList<Linear>(Linear(1, 1));
        Assert.Empty(list.parameters());
        list.Add(Linear(1, 1));
        var net = new Net();
        net.register_module("more", list);
        list.Add(Linear(1, 1));
        Assert.Equal(2, list.children().Count());
    }

    [Fact]
    public void Training_is_told_to_all_below()
    {
        var net = new Net();
        net.Register();
        net.eval();
        Assert.DoesNotContain(net.modules(), static module => module.training);
    }

    private static string Visited(Module module)
    {
        var names = new List<string>();
        module.apply(visited => names.Add(visited.GetName()));
        return string.Join(" ", names);
    }

    private sealed class Net() : Module("Net")
    {
        private readonly Sequential _body = Sequential(("in", Linear(2, 2)), ("act", ReLU()), ("out", Linear(2, 1)));
        private readonly ModuleList<Linear> _list = new(Linear(1, 1));

        public bool IsUsed => _body is not null && _list is not null;

        public void Register() => RegisterComponents();
    }
}
